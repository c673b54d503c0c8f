package app

import (
	"net"
	"net/url"
	"strings"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// icalendar writes events as iCalendar files, in the words of a language.
type icalendar struct {
	library *library
	public  string // how the outside reaches the event pages, without a slash at the end; empty: not at all
}

// File writes one event.
func (c icalendar) File(e kiez.Event, lang kiez.Lang, now time.Time) ([]byte, error) {
	return c.Calendar([]kiez.Event{e}, lang, now)
}

// Calendar writes events into one file.
func (c icalendar) Calendar(events []kiez.Event, lang kiez.Lang, now time.Time) ([]byte, error) {
	entries := make([]calendar.Entry, len(events))
	for i, e := range events {
		words := c.sheet(e, lang, now)
		entries[i] = calendar.Entry{
			Event: e, Summary: c.plain(lang, words.Title), URL: c.address(e.ID, lang),
			Description: strings.Join(c.plainAll(lang, words.Notes), "\n"),
		}
	}
	return calendar.WriteICS(c.plain(lang, kiez.Say("events.title", nil)), entries, c.library.loc)
}

func (c icalendar) sheet(e kiez.Event, lang kiez.Lang, now time.Time) handlers.Sheet {
	return handlers.SheetOf(e, c.library.Office(), lang, now)
}

// address is where the page of an event is; empty: nowhere.
func (c icalendar) address(id string, lang kiez.Lang) string {
	if c.public == "" {
		return ""
	}
	return c.public + "/events/" + url.PathEscape(id) + "?lang=" + string(lang)
}

// Page is the address as far as Telegram takes it for a button: one that the rest of the world knows.
func (c icalendar) Page(id string, lang kiez.Lang) string {
	at, err := url.Parse(c.public)
	if err != nil || net.ParseIP(at.Hostname()).IsLoopback() || !strings.Contains(at.Hostname(), ".") {
		return ""
	}
	return c.address(id, lang)
}

// plain renders a text without markup.
func (c icalendar) plain(lang kiez.Lang, text kiez.Text) string {
	return locales.Plain(c.library.catalog().HTML(lang, text))
}

func (c icalendar) plainAll(lang kiez.Lang, texts []kiez.Text) []string {
	var lines []string
	for _, t := range texts {
		lines = append(lines, c.plain(lang, t))
	}
	return lines
}
