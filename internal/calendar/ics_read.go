package calendar

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"golang.org/x/text/encoding/charmap"

	"kiezbot/internal/kiez"
)

// maxEntries is how many events a file may hold: more than an office has in years.
const maxEntries = 500

// ReadICS reads an iCalendar file from elsewhere, by start. IDs are made of the UIDs: the same file read again gives
// the same IDs, also those of the occurrences. Times without a zone and whole days are those of loc. What cannot be
// taken over stays in the list and says why; a file that is none is a *kiez.UserError.
func ReadICS(file []byte, loc *time.Location) ([]kiez.Imported, error) {
	cal, err := parseICS(file)
	if err != nil {
		return nil, err
	}
	entries := cal.Events()
	switch n := len(entries); {
	case n == 0: // also what the parser makes of an empty file
		return nil, kiez.Refuse(keyImportEmpty, nil)
	case n > maxEntries:
		return nil, kiez.Refuse(keyImportTooMany, kiez.Data{"Found": n, "Limit": maxEntries})
	}
	f := icsFile{loc: loc, changes: map[string][]*ics.VEvent{}}
	masters := map[string]*ics.VEvent{}
	for _, v := range entries {
		if v.HasProperty(ics.ComponentPropertyRecurrenceId) {
			f.changes[v.Id()] = append(f.changes[v.Id()], v)
		} else {
			masters[v.Id()] = v // of two versions the later counts
		}
	}
	var all []kiez.Imported
	for uid, v := range masters {
		all = append(all, f.entry(uid, v))
	}
	for uid, changes := range f.changes {
		if masters[uid] == nil { // somebody was invited to single dates of a series
			for _, v := range changes {
				all = append(all, f.entry(uid+"/"+valueOf(v, ics.ComponentPropertyRecurrenceId), v))
			}
		}
	}
	slices.SortFunc(all, func(x, y kiez.Imported) int { return kiez.ByStart(x.Series.Event, y.Series.Event) })
	return all, nil
}

// parseICS gives what the parser makes of a file that is whole. The parser also takes half a file, or none.
func parseICS(file []byte) (*ics.Calendar, error) {
	file = bytes.TrimSpace(bytes.TrimPrefix(file, []byte("\ufeff")))
	if !utf8.Valid(file) { // old programs write the characters of Windows
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(file)
		if err != nil {
			return nil, kiez.Refuse(keyImportUnreadable, nil)
		}
		file = decoded
	}
	if !bytes.HasPrefix(file, []byte("BEGIN:VCALENDAR")) || !bytes.HasSuffix(file, []byte("END:VCALENDAR")) ||
		laborious(file) {
		return nil, kiez.Refuse(keyImportUnreadable, nil)
	}
	cal, err := ics.ParseCalendarWithOptions(bytes.NewReader(file),
		ics.WithUnknownPropertyHandler(ics.AcceptUnknownPropertyHandler))
	if err != nil { // it quotes the file, which nobody needs
		return nil, kiez.Refuse(keyImportUnreadable, nil)
	}
	return cal, nil
}

// laborious finds lines for which the parser takes minutes: it copies the rest of a line for every parameter.
func laborious(file []byte) bool {
	const most = 1 << 26
	parameters, length := 0, 0
	for line := range bytes.Lines(file) {
		if line[0] != ' ' && line[0] != '\t' {
			parameters, length = 0, 0
		}
		parameters += bytes.Count(line, []byte(";"))
		length += len(line)
		if parameters*length > most {
			return true
		}
	}
	return false
}

// icsFile is what the entries of a file need to know of it.
type icsFile struct {
	loc     *time.Location
	changes map[string][]*ics.VEvent // of single dates, by the UID of their series
}

// entry reads an event or a series.
func (f icsFile) entry(uid string, v *ics.VEvent) kiez.Imported {
	e, err := f.event(v)
	e.ID = importedID(uid, e)
	got := kiez.Imported{Series: kiez.Series{Event: e}}
	switch {
	case strings.HasSuffix(uid, uidHost):
		err = kiez.Refuse(keyImportOwn, nil)
	case err == nil:
		err = f.repeat(&got, uid, v)
	}
	if user, ok := errors.AsType[*kiez.UserError](err); ok {
		got.Refused, got.Dates = user.Text, nil
	}
	return got
}

// importedID names an event by its UID, or where it lacks one, which is wrong but happens, by title and start.
func importedID(uid string, e kiez.Event) string {
	const letters = 12 // 60 bits
	if uid == "" {
		uid = e.Title[kiez.German] + e.Start.UTC().Format(utcTime)
	}
	sum := sha256.Sum256([]byte(uid))
	return "ics-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:letters])
}

func valueOf(v *ics.VEvent, name ics.ComponentProperty) string {
	if p := v.GetProperty(name); p != nil {
		return strings.TrimSpace(p.Value)
	}
	return ""
}
