// Package tgfake is a Telegram Bot API on a loopback port, with people who write, tap, block and leave.
// Whole-program tests and the rehearsal page talk to it over HTTP as they would talk to api.telegram.org.
//
// It refuses what Telegram refuses, with Telegram's codes and descriptions (sources: core.telegram.org/bots/api,
// github.com/tdlib/telegram-bot-api and github.com/tdlib/td), and in a few places is stricter: an inline button
// without text is an error here, Telegram drops it silently.
//
// It does not parse Markdown, fetch files by URL, run polls, payments, stickers sets, business or channel features,
// and it does not judge admin rights.
package tgfake
