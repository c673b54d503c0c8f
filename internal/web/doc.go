// Package web is what the program shows to a browser.
//
// NewPlay is the page of `play`: the simulated Telegram of tgfake with several people side by side, a clock to move
// forward and the raw calls of the bot. The page is plain HTML, CSS and JavaScript in static/, embedded, without a
// build step. It stands on a loopback port only and answers no other host.
//
// NewSite are the pages of the bot itself: events as plain accessible HTML, as iCalendar files and as a feed. They need
// no script and know nobody. Serve answers on a port until it is told to stop.
//
// NewProbes is what the operator's machines ask, NewHook where Telegram delivers.
//
// The package holds no sentence for people: errors are short codes, the page has the words. It neither starts a bot
// nor opens a port.
package web
