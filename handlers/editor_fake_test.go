package handlers_test

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// editor keeps the edits of each text, newest first. A text may not hold "<p>".
type editor struct {
	world   *world
	edits   map[string][]kiez.Edit
	hurried bool // a colleague is faster, once
}

func (e *editor) Text(_ context.Context, lang kiez.Lang, key string) (text string, newest kiez.Edit, err error) {
	edits := e.edits[string(lang)+key]
	if len(edits) > 0 {
		newest = edits[0]
	}
	return cmp.Or(newest.Text, key+" <b>{office.phone}</b>"), newest, e.world.store()
}

func (e *editor) Set(
	_ context.Context, lang kiez.Lang, key, text string, by kiez.UserID, at time.Time, rev int,
) error {
	if text == "<p>" {
		return kiez.Refuse("answers.refused", kiez.Data{"Why": kiez.Lines{
			kiez.Say("flaw.wrong_tag", kiez.Data{"Given": text}),
		}})
	}
	if e.hurried {
		e.hurried = false
		e.put(lang, key, "Von jemand anders", 12, at)
	}
	if rev != len(e.edits[string(lang)+key]) {
		return kiez.ErrConflict
	}
	e.put(lang, key, text, by, at)
	return e.world.store()
}

func (e *editor) put(lang kiez.Lang, key, text string, by kiez.UserID, at time.Time) {
	edits := e.edits[string(lang)+key]
	e.edits[string(lang)+key] = slices.Insert(edits, 0, kiez.Edit{Rev: len(edits) + 1, Text: text, By: by, At: at})
}

func (e *editor) Revert(
	ctx context.Context, lang kiez.Lang, key string, to int, by kiez.UserID, at time.Time, rev int,
) error {
	for _, edit := range append(e.edits[string(lang)+key], kiez.Edit{}) {
		if edit.Rev == to {
			return e.Set(ctx, lang, key, edit.Text, by, at, rev)
		}
	}
	return kiez.ErrNotFound
}

func (e *editor) History(_ context.Context, lang kiez.Lang, key string) ([]kiez.Edit, error) {
	return e.edits[string(lang)+key], e.world.store()
}
