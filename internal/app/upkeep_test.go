package app_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/tgfake"
)

// Past its review date an answer says so, staff hear of it once, on a working day, and one tap puts it right: in every
// language, after a restart too.
func TestAFactPastItsReview(t *testing.T) {
	t.Parallel()
	const doubt = "Please check with the office"
	friday := time.Date(2027, time.January, 29, 8, 0, 0, 0, berlin())
	w := newWorld(t, friday, nil)
	w.telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: "en"})
	w.say(releaser, "/start")

	// Address and hours are disputed from the first day: that is due at nine.
	rev := w.telegram.Rev()
	w.clock.Advance(time.Hour)
	m := w.next(releaser, rev, "Angaben sind zu prüfen")
	w.shows(m, "Öffnungszeiten des Büros", "office.address")
	w.settled()
	before := w.telegram.SentTo(releaser)
	w.clock.Advance(time.Hour)
	w.settled()
	if n := w.telegram.SentTo(releaser); n != before {
		t.Errorf("staff were told again: %d messages, want %d", n, before)
	}

	// The review date of most answers is the Sunday after; on Monday at nine staff hear of it.
	rev = w.telegram.Rev()
	w.clock.Advance(71 * time.Hour)
	w.next(releaser, rev, "Angaben sind zu prüfen")

	w.shows(w.say(resident, "/hours"), doubt)
	w.press(releaser, "Zur Liste")
	for _, fact := range []string{"office.address: KultSchule, Sewanstraße 43, 10319 Berlin", "Öffnungszeiten des Büros"} {
		w.press(releaser, fact)
		w.press(releaser, "Stimmt noch")
	}
	w.stop()
	w.run()
	if m := w.say(resident, "/hours"); strings.Contains(m.Body(), doubt) || !strings.Contains(m.Body(), "1 February 2027") {
		t.Errorf("confirmed, but the answer says: %s", m.Body())
	}
}

// Telegram is away when staff are to hear of a fact, and the bot is restarted before it is back: they hear of it then.
func TestAFactIsToldAfterAnOutage(t *testing.T) {
	t.Parallel()
	w := newWorld(t, time.Date(2027, time.January, 29, 8, 0, 0, 0, berlin()), nil)
	w.say(releaser, "/start")
	w.settled()
	rev := w.telegram.Rev()
	w.telegram.AddFault(tgfake.Fault{Kind: tgfake.FaultInternal, Method: "sendMessage", Chat: releaser, Count: -1})
	w.clock.Advance(time.Hour)
	w.eventually("the bot tries to tell staff", func() bool { return w.failed("sendMessage") > 0 })
	w.stop()
	w.telegram.ClearFaults()
	w.run()
	w.next(releaser, rev, "Angaben sind zu prüfen")
}

// failed counts the calls of a method in vain.
func (w *world) failed(method string) int {
	return len(slices.DeleteFunc(w.sends(method), func(c tgfake.Call) bool { return c.OK }))
}
