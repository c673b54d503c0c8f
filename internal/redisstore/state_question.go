package redisstore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"kiezbot/internal/kiez"
)

// questionLine is a question of the review list. Its days are like 2027-03-10.
type questionLine struct {
	Kind       string        `json:"kind"`
	Lang       kiez.Lang     `json:"lang"`
	Text       string        `json:"text"`
	Candidates []kiez.Intent `json:"candidates,omitempty"`
	Answered   kiez.Intent   `json:"answered,omitempty"`
	Count      int           `json:"count"`
	First      string        `json:"first"`
	Last       string        `json:"last"`
}

// questionState carries the review list.
func questionState(s *Store) StateKind {
	questions := NewQuestions(s)
	return stateKind("question",
		[]string{"{questions}:question:<id>", "{questions}:by-count", "{questions}:by-day"},
		questions.export, questions.add)
}

// export emits the review list by the ids of the questions.
func (q *Questions) export(ctx context.Context, emit func(questionLine) error) error {
	list, _, err := q.Review(ctx, 0, q.most)
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b kiez.Question) int { return cmp.Compare(a.ID, b.ID) })
	for _, question := range list {
		err := emit(questionLine{
			Kind: "question", Lang: question.Lang, Text: question.Text, Candidates: question.Candidates,
			Answered: question.Answered, Count: question.Count,
			First: question.First.Format(time.DateOnly), Last: question.Last.Format(time.DateOnly),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the question.
func (l questionLine) check() error {
	first, noFirst := time.Parse(time.DateOnly, l.First)
	last, noLast := time.Parse(time.DateOnly, l.Last)
	switch {
	case utf8.RuneCountInString(l.Text) > maxLetters:
		return fmt.Errorf("the text has more than %d letters", maxLetters)
	case !knownLang(l.Lang):
		return fmt.Errorf("language %q is unknown", l.Lang)
	case l.Count < 1:
		return errors.New(`"count" is below 1`)
	case noFirst != nil || noLast != nil:
		return errors.New(`"first" or "last" is no day like 2027-03-10`)
	case last.Before(first):
		return errors.New(`"last" is before "first"`)
	}
	return nil
}

// add puts questions on the review list. Of one that is there, the higher count stays.
func (q *Questions) add(ctx context.Context, lines []questionLine) error {
	calls := make([]call, len(lines))
	for i, l := range lines {
		question := kiez.Question{
			Text: l.Text, Lang: l.Lang, Candidates: l.Candidates, Answered: l.Answered, Count: l.Count,
		}
		var err error
		if question.First, err = time.Parse(time.DateOnly, l.First); err != nil {
			return fmt.Errorf("first day of a question: %w", err)
		}
		if question.Last, err = time.Parse(time.DateOnly, l.Last); err != nil {
			return fmt.Errorf("last day of a question: %w", err)
		}
		calls[i] = q.restore(question)
	}
	_, err := q.s.runAll(ctx, calls)
	return failure(err, "add %d questions", len(lines))
}
