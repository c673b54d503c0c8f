package redisstore

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

const day = 24 * time.Hour

var questionReviewScript = script("question_review")

// Review lists up to n questions from the offset-th on, counted from 0, the most asked first, of equal ones the most
// recent; and how many there are in all. A question that nobody asks again leaves the list after Options.Retention.
func (q *Questions) Review(ctx context.Context, offset, n int) (list []kiez.Question, total int, err error) {
	k := q.s.keys
	answer, err := q.s.run(ctx, call{
		script: questionReviewScript,
		keys:   []string{k.question(""), k.questionsByCount(), k.questionsByDay()},
		args:   []any{max(offset, 0), max(n, 0)},
	}).Slice()
	if err != nil {
		return nil, 0, failure(err, "review questions")
	}
	if len(answer)%2 == 0 {
		return nil, 0, fmt.Errorf("review questions: %d parts in the answer", len(answer))
	}
	for i := 1; i < len(answer); i += 2 {
		question, err := toQuestion(fmt.Sprint(answer[i]), toFields(answer[i+1]))
		if err != nil {
			return nil, 0, err
		}
		list = append(list, question)
	}
	count, _ := answer[0].(int64)
	return list, int(count), nil
}

// Question gives a question of the review list, or kiez.ErrNotFound.
func (q *Questions) Question(ctx context.Context, id string) (kiez.Question, error) {
	fields, err := q.s.read.HGetAll(ctx, q.s.keys.question(id)).Result()
	if err != nil {
		return kiez.Question{}, failure(err, "question %s", id)
	}
	if len(fields) == 0 {
		return kiez.Question{}, fmt.Errorf("question %s: %w", id, kiez.ErrNotFound)
	}
	return toQuestion(id, fields)
}

// Resolve takes a question off the review list; resolving one that is not there changes nothing.
func (q *Questions) Resolve(ctx context.Context, id string) error {
	_, err := q.change(ctx, "remove", "", id)
	return failure(err, "resolve question %s", id)
}

// Answered takes a question off the review list by its text, in whatever capital letters and punctuation.
func (q *Questions) Answered(ctx context.Context, text string, lang kiez.Lang) error {
	return q.Resolve(ctx, questionID(clip(text), lang))
}

// Restore puts a question back as it was before Resolve. If it was asked again meanwhile, the higher count stays, so
// that restoring twice is restoring once. A question whose time has run out stays away; a zero First or Last is today.
func (q *Questions) Restore(ctx context.Context, question kiez.Question) error {
	_, err := q.s.run(ctx, q.restore(question)).Bool()
	return failure(err, "restore question %s", question.ID)
}

// restore is the run of question.lua that Restore is about.
func (q *Questions) restore(question kiez.Question) call {
	return q.call("restore", "", questionID(question.Text, question.Lang), question.Text,
		string(question.Lang), intentsField(question.Candidates), string(question.Answered),
		question.Count, toDays(question.First), toDays(question.Last))
}

// toQuestion reads the stored form, on the review list or held.
func toQuestion(id string, fields map[string]string) (kiez.Question, error) {
	q := kiez.Question{
		ID: id, Text: fields["text"], Lang: kiez.Lang(fields["lang"]),
		Candidates: toIntents(fields["candidates"]), Answered: kiez.Intent(fields["answered"]),
	}
	if fields["count"] == "" {
		return q, nil
	}
	var err error
	if q.Count, err = strconv.Atoi(fields["count"]); err != nil {
		return kiez.Question{}, fmt.Errorf("question %s: count: %w", id, err)
	}
	if q.First, err = toMidnight(fields["first"]); err != nil {
		return kiez.Question{}, fmt.Errorf("question %s: first day: %w", id, err)
	}
	if q.Last, err = toMidnight(fields["last"]); err != nil {
		return kiez.Question{}, fmt.Errorf("question %s: last day: %w", id, err)
	}
	return q, nil
}

// toDays is how a day is written: in days since 1970; the zero Time is empty.
func toDays(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return strconv.FormatInt(t.Unix()/int64(day/time.Second), 10)
}

// toMidnight reads what toDays wrote.
func toMidnight(days string) (time.Time, error) {
	n, err := strconv.ParseInt(days, 10, 64)
	return time.Unix(n*int64(day/time.Second), 0).UTC(), err
}
