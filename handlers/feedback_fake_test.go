package handlers_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// feedback holds questions, lists those that were not answered well, and counts.
type feedback struct {
	world  *world
	held   map[string]kiez.Question // by token
	listed []kiez.Question
	tally  map[string]int
	tokens int
}

func (f *feedback) Hold(
	_ context.Context, text string, lang kiez.Lang, candidates []kiez.Intent, answered kiez.Intent,
) (token string, err error) {
	if answered == "human" { // numbered apart
		token = "tokenH" + strconv.Itoa(len(f.held))
	} else {
		f.tokens++
		token = "token" + strconv.Itoa(f.tokens)
	}
	f.held[token] = kiez.Question{Text: text, Lang: lang, Candidates: slices.Clone(candidates), Answered: answered}
	return token, f.world.store()
}

func (f *feedback) Held(_ context.Context, token string) (kiez.Question, error) {
	q, ok := f.held[token]
	if !ok {
		return q, fmt.Errorf("held question %s: %w", token, kiez.ErrNotFound)
	}
	return q, f.world.store()
}

func (f *feedback) Helpful(_ context.Context, token string) (bool, error) {
	_, there := f.held[token]
	delete(f.held, token)
	return there, f.world.store()
}

func (f *feedback) Unhelpful(ctx context.Context, token string) (bool, error) {
	q := f.held[token]
	there, err := f.Helpful(ctx, token)
	if there {
		f.list(q)
	}
	return there, err
}

func (f *feedback) Unanswered(_ context.Context, text string, lang kiez.Lang, candidates []kiez.Intent) error {
	f.list(kiez.Question{Text: text, Lang: lang, Candidates: slices.Clone(candidates)})
	return f.world.store()
}

// list puts a question on the staff's list, where the same words are the same question.
func (f *feedback) list(q kiez.Question) {
	words := strings.Fields(strings.ToLower(q.Text))
	q.ID, q.Count = strings.Join(words[:min(2, len(words))], "-"), 1 // as short as the real one
	for i, listed := range f.listed {
		if listed.ID == q.ID {
			f.listed[i].Count++
			return
		}
	}
	f.listed = append(f.listed, q)
}

func (f *feedback) Helped(_ context.Context, intent kiez.Intent, lang kiez.Lang, yes bool, _ time.Time) error {
	f.tally[fmt.Sprintf("%s %s %t", intent, lang, yes)]++
	return f.world.store()
}
