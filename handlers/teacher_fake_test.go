package handlers_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kiezbot/internal/kiez"
)

// Review makes feedback the list of questions, the most asked first.
func (f *feedback) Review(_ context.Context, offset, n int) (list []kiez.Question, total int, err error) {
	all := slices.SortedStableFunc(slices.Values(f.listed), func(a, b kiez.Question) int { return b.Count - a.Count })
	from := min(offset, len(all))
	return all[from:min(from+n, len(all))], len(all), f.world.store()
}

func (f *feedback) Question(_ context.Context, id string) (kiez.Question, error) {
	at := f.find(id)
	if at < 0 {
		return kiez.Question{}, fmt.Errorf("question %s: %w", id, kiez.ErrNotFound)
	}
	return f.listed[at], f.world.store()
}

func (f *feedback) Resolve(_ context.Context, id string) error {
	if at := f.find(id); at >= 0 {
		f.listed = slices.Delete(f.listed, at, at+1)
	}
	return f.world.store()
}

func (f *feedback) Restore(_ context.Context, q kiez.Question) error {
	count := q.Count
	f.list(q)
	f.listed[len(f.listed)-1].Count = count
	return f.world.store()
}

func (f *feedback) find(id string) int {
	return slices.IndexFunc(f.listed, func(q kiez.Question) bool { return q.ID == id })
}

// teacher learns everything but that something belongs to the office's hours.
type teacher struct {
	world  *world
	taught []kiez.Taught // newest first
	ids    int
}

func (t *teacher) Teach(_ context.Context, taught kiez.Taught) (id string, err error) {
	if taught.Example.Intent == "office.hours" {
		return "", kiez.Refuse("answers.teach_refused", kiez.Data{
			"Question": "Habt ihr offen?", "Title": kiez.Say("topic.office.hours.title", nil),
		})
	}
	t.ids++
	taught.ID = "taught" + strconv.Itoa(t.ids)
	t.taught = slices.Insert(t.taught, 0, taught)
	t.world.feedback.listed = slices.DeleteFunc(t.world.feedback.listed, func(q kiez.Question) bool {
		return q.Text == taught.Example.Text
	})
	return taught.ID, t.world.store()
}

func (t *teacher) Unteach(_ context.Context, id string) (kiez.Taught, error) {
	at := slices.IndexFunc(t.taught, func(taught kiez.Taught) bool { return taught.ID == id })
	if at < 0 {
		return kiez.Taught{}, kiez.ErrNotFound
	}
	taught := t.taught[at]
	t.taught = slices.Delete(t.taught, at, at+1)
	return taught, t.world.store()
}

func (t *teacher) Taught(_ context.Context) ([]kiez.Taught, error) { return t.taught, t.world.store() }
