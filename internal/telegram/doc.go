// Package telegram is the only place that speaks to Telegram: it sends, receives, and sorts errors into those of the
// domain. go-telegram-bot-api serves as transport only; contexts, time limits, connections, the token, the receive loop
// and the reading of errors are our own.
//
// It does not decide what is said or to whom, keeps no state but the poll offset, and leaves the pace to a Pacer.
package telegram
