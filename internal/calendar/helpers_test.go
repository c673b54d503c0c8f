package calendar_test

import (
	"errors"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// berlin is loaded once: rapid and fuzz bodies need it many times a second.
var berlin = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return loc
}()

// at reads "2027-03-10 18:00" or "2027-03-10" on a clock in Berlin.
func at(s string) time.Time {
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, s, berlin); err == nil {
			return t
		}
	}
	panic("no time: " + s)
}

// show is the reverse of at; the zero time is "-".
func show(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.In(berlin).Format("2006-01-02 15:04")
}

// refusal gives the text of a UserError.
func refusal(t testing.TB, err error) kiez.Text {
	t.Helper()
	user, ok := errors.AsType[*kiez.UserError](err)
	if !ok {
		t.Fatalf("error %v is no UserError", err)
	}
	return user.Text
}
