package app

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"kiezbot/content"
	"kiezbot/handlers"
	"kiezbot/internal/calendar"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// library holds what the bot knows at the moment. Nobody keeps what it gives: a changed content is taken over as a
// whole, or not at all, and counts from the next time somebody asks.
type library struct {
	current atomic.Pointer[Knowledge]
	overlay overlay
	loc     *time.Location
	log     *slog.Logger
}

func newLibrary(k *Knowledge, loc *time.Location, log *slog.Logger) *library {
	l := &library{overlay: overlay{content: k}, loc: loc, log: log}
	l.use(*k)
	return l
}

// use puts k in place of what was known before.
func (l *library) use(k Knowledge) {
	k.opening = k.plan(l.loc)
	l.current.Store(&k)
}

// Ask says what a question is about.
func (l *library) Ask(text string, lang kiez.Lang) kiez.Understanding {
	return l.current.Load().Answers.Ask(text, lang)
}

// Emergency recognises a call for help.
func (l *library) Emergency(text string) (kind string, ok bool) {
	return l.current.Load().Answers.Emergency(text)
}

// Subject finds the subject of an intent.
func (l *library) Subject(intent kiez.Intent) (kiez.Subject, bool) {
	return l.current.Load().Content.Subject(intent)
}

// Family lists the subjects of one family in the order of the content; the first says what it is all about.
func (l *library) Family(family string) []kiez.Subject {
	var members []kiez.Subject
	all := l.current.Load().Content.Subjects
	for i := range all { // a subject is large
		if all[i].Family == family {
			members = append(members, all[i])
		}
	}
	return members
}

// Families lists the families in the order of the content.
func (l *library) Families() []string {
	var families []string
	for _, subject := range l.current.Load().Content.Subjects {
		if !slices.Contains(families, subject.Family) {
			families = append(families, subject.Family)
		}
	}
	return families
}

// Way finds a step of "Which way for my idea?".
func (l *library) Way(id string) (kiez.Way, bool) { return l.current.Load().Content.Way(id) }

// Fact gives the value of a fact, as content.Content does.
func (l *library) Fact(id string) (value any, ok bool) { return l.current.Load().Content.Fact(id) }

// Localities finds streets and the like that a text names, in its order, and how many of its words are none.
func (l *library) Localities(text string) (found []kiez.Locality, rest int) {
	k := l.current.Load()
	names, rest := k.places.Find(text)
	for _, name := range names {
		at := slices.IndexFunc(k.Content.Localities, func(l kiez.Locality) bool { return l.Name == name })
		found = append(found, k.Content.Localities[at])
	}
	return found, rest
}

// Office gives what is known about the office.
func (l *library) Office() kiez.Office { return l.current.Load().office() }

// Hours gives the state of the office at now.
func (l *library) Hours(now time.Time) handlers.Hours {
	plan := l.plan()
	return describe(plan.At(now), plan.Weekly())
}

// plan is when the office is open.
func (l *library) plan() *calendar.Hours { return l.current.Load().opening }

// catalog has the sentences.
func (l *library) catalog() *locales.Catalog { return l.current.Load().Catalog }

// fixed are the events of the content.
func (l *library) fixed() []kiez.Event { return l.current.Load().Content.Events }

// titles are what sessions and deadlines are called.
func (l *library) titles() map[kiez.EventKind]kiez.Titles { return l.current.Load().Content.Titles }

func (l *library) titlesOf(kind kiez.EventKind) kiez.Titles { return l.titles()[kind] }

// holidays are the public holidays.
func (l *library) holidays() calendar.Holidays { return l.current.Load().holidays() }

// fixedSeries are the series of the content.
func (l *library) fixedSeries() []kiez.Series { return l.current.Load().Content.Series }

// watch looks at the content folder every now and then and takes over what has changed, if all of it is in order. Until
// then the bot goes on with what it has, and operator and staff are told what is wrong.
func (l *library) watch(ctx context.Context, folder fs.FS, every time.Duration, tell *notices) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	seen := fingerprint(folder)
	for before := seen; ; {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		now := fingerprint(folder)
		if settled := now == before; now == seen || !settled { // who is still writing has not finished
			before = now
			continue
		}
		seen = now
		k, err := loadUntil(ctx, folder, l.loc, l.log)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			l.log.ErrorContext(ctx, "changed content is not in order, keeping the old", "err", err)
			tell.tell(fmt.Sprintf("content:%x", sha256.Sum256([]byte(err.Error()))), brokenContent(err))
			continue
		}
		l.take(ctx, k)
		l.log.InfoContext(ctx, "changed content taken over")
	}
}

// brokenContent tells staff what is wrong with the content, of which they know the files, not more than can be read.
func brokenContent(err error) kiez.Text {
	const most = 5
	var lines kiez.Lines
	for _, p := range content.Problems(err) {
		if len(lines) < most {
			lines = append(lines, kiez.Show(kiez.Isolated(p.Error())))
		}
	}
	if len(lines) == 0 {
		lines = kiez.Lines{kiez.Show(kiez.Isolated(err.Error()))}
	}
	return kiez.Say("watch.content", kiez.Data{"Problems": lines})
}

// loadUntil loads, but does not hold up the end of the program: learning new example questions takes a while.
func loadUntil(ctx context.Context, folder fs.FS, loc *time.Location, log *slog.Logger) (*Knowledge, error) {
	type result struct {
		k   *Knowledge
		err error
	}
	loaded := make(chan result, 1)
	go func() {
		k, err := LoadKnowledge(folder, loc, log)
		loaded <- result{k, err}
	}()
	select {
	case r := <-loaded:
		return r.k, r.err
	case <-ctx.Done():
		return nil, fmt.Errorf("load content: %w", ctx.Err())
	}
}

// fingerprint tells whether anything in a folder has changed: names, sizes and times of its files. It works on bind
// mounts and config maps, where notifications do not.
func fingerprint(folder fs.FS) string {
	var print string
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := fs.Stat(folder, path) // follows links, which is how config maps change
		if err != nil {
			return fmt.Errorf("look at %s: %w", path, err)
		}
		print += fmt.Sprintf("%s %d %d\n", path, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if err != nil {
		return "unreadable: " + err.Error()
	}
	return print
}

// plan is when the office is open.
func (k *Knowledge) plan(loc *time.Location) *calendar.Hours {
	return calendar.NewHours(k.office(), k.holidays(), loc)
}

// holidays are those of Berlin, with the one-off days of the content.
func (k *Knowledge) holidays() calendar.Holidays {
	oneOff := map[string]string{}
	for _, h := range k.Content.Holidays {
		oneOff[h.Date.Format(time.DateOnly)] = h.Key
	}
	return calendar.NewHolidays(oneOff)
}
