package app

import (
	"context"
	"slices"
	"sync"

	"kiezbot/content"
	"kiezbot/internal/kiez"
)

// overlay keeps apart what comes from the content and what staff put over it, because either changes without the other.
type overlay struct {
	mu      sync.Mutex
	content *Knowledge
	texts   map[kiez.Lang]map[string]string // of staff, by key
	taught  []kiez.Example                  // by staff, in their order
	closed  []kiez.SpecialDay               // entered by staff

	confirmed map[string]kiez.Confirmation // by staff, by fact
}

// take puts another content in place; the staff's texts stay.
func (l *library) take(ctx context.Context, k *Knowledge) {
	l.overlay.mu.Lock()
	defer l.overlay.mu.Unlock()
	l.overlay.content = k
	l.replay(ctx)
	l.renew(ctx)
}

// learn puts other teachings of the staff in place.
func (l *library) learn(ctx context.Context, taught []kiez.Taught) {
	l.overlay.mu.Lock()
	defer l.overlay.mu.Unlock()
	l.overlay.taught = make([]kiez.Example, len(taught))
	for i, t := range taught {
		l.overlay.taught[i] = t.Example
	}
	l.replay(ctx)
}

// replay teaches the content's own engine what staff taught. What is about a subject that is gone is left out.
func (l *library) replay(ctx context.Context) {
	if err := l.overlay.content.Answers.Replay(l.overlay.taught); err != nil {
		l.log.WarnContext(ctx, "some teachings of staff are about nothing any more", "err", err)
	}
}

// override puts other texts of the staff in place.
func (l *library) override(ctx context.Context, texts map[kiez.Lang]map[string]string) {
	l.overlay.mu.Lock()
	defer l.overlay.mu.Unlock()
	l.overlay.texts = texts
	l.renew(ctx)
}

// closeOn puts other closed and changed days of the staff in place.
func (l *library) closeOn(ctx context.Context, entries []kiez.Closure) {
	l.overlay.mu.Lock()
	defer l.overlay.mu.Unlock()
	l.overlay.closed = nil
	for _, entry := range entries {
		l.overlay.closed = append(l.overlay.closed, entry.SpecialDay)
	}
	l.renew(ctx)
}

// renew puts the two together. A text of staff that no longer fits a changed content is left out: residents read the
// built-in one, and the operator hears of it.
func (l *library) renew(ctx context.Context) {
	k := *l.overlay.content
	source := edited{Content: k.Content, texts: map[kiez.Lang]map[string]string{}}
	for lang, texts := range l.overlay.texts {
		source.texts[lang] = map[string]string{}
		for key, text := range texts {
			if flaws := k.Content.Flaws(key, text); len(flaws) > 0 {
				l.log.ErrorContext(ctx, "edited text does not fit the content any more, using the built-in one",
					"key", key, "lang", string(lang), "flaw", string(flaws[0].Kind))
				continue
			}
			source.texts[lang][key] = text
		}
	}
	k.Catalog = k.Catalog.WithSource(source)
	k.closed, k.confirmed = l.overlay.closed, l.overlay.confirmed
	k.Content = withUntested(withConfirmed(k.Content, k.confirmed), source.texts[kiez.PlainGerman])
	l.use(k)
}

// withUntested is a content in which nobody has tested the answers in Leichte Sprache that staff wrote.
func withUntested(original *content.Content, written map[string]string) *content.Content {
	if len(written) == 0 {
		return original
	}
	c := *original
	c.Subjects = slices.Clone(c.Subjects)
	for i, subject := range c.Subjects {
		if _, ok := written["topic."+string(subject.Intent)+".answer"]; ok {
			c.Subjects[i].Tested = kiez.Tested{}
		}
	}
	c.Ways = slices.Clone(c.Ways)
	for i, way := range c.Ways {
		if _, ok := written["way."+way.ID+".answer"]; ok {
			c.Ways[i].Tested = kiez.Tested{}
		}
	}
	return &c
}

// edited is a content with the staff's texts in place of its own.
type edited struct {
	*content.Content
	texts map[kiez.Lang]map[string]string
}

// Text gives the staff's text, or the built-in one.
func (e edited) Text(lang kiez.Lang, key string) (string, bool) {
	if text, ok := e.texts[lang][key]; ok {
		return text, true
	}
	return e.Content.Text(lang, key)
}
