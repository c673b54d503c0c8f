package redisstore

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// maxTaughtBefore is how many earlier teachings of one question are kept for undoing.
const maxTaughtBefore = 50

var (
	teachScript     = script("teach")
	teachUndoScript = script("teach_undo")
)

// Teaching keeps the examples the staff taught. They have no end: they are what the office knows.
type Teaching struct {
	s *Store
}

// NewTeaching makes the repository of taught examples.
func NewTeaching(s *Store) *Teaching { return &Teaching{s: s} }

// Teach stores an example and gives the id of the teaching, whatever id it comes with. A question that differs from a
// taught one of the same language only in capital letters, punctuation and blanks is the same question: the same intent
// again changes nothing and gives the id of the first time, another intent takes its place until it is undone.
func (t *Teaching) Teach(ctx context.Context, taught kiez.Taught) (id string, err error) {
	ex := taught.Example
	if strings.TrimSpace(ex.Text) == "" || ex.Lang == "" || ex.Intent == "" {
		return "", fmt.Errorf("teach %s in %q: text, language or intent is missing", ex.Intent, ex.Lang)
	}
	question := questionID(ex.Text, ex.Lang)
	taught.ID, taught.At = question+"-"+rand.Text()[:8], taught.At.UTC()
	text, err := json.Marshal(taught)
	if err != nil {
		return "", fmt.Errorf("teach %s: %w", ex.Intent, err)
	}
	id, err = t.s.run(ctx, call{
		script: teachScript,
		keys:   t.keysOf(question),
		args:   []any{question, taught.ID, string(ex.Intent), text, maxTaughtBefore},
	}).Text()
	return id, failure(err, "teach %s", ex.Intent)
}

// Untaught undoes a teaching as if it had never been: the question means again what it was taught to mean before, or
// nothing. If it was taught anew since, the newer teaching stays. Undone twice is undone once.
func (t *Teaching) Untaught(ctx context.Context, id string) error {
	question := questionOf(id)
	err := t.s.run(ctx, call{
		script: teachUndoScript,
		keys:   t.keysOf(question),
		args:   []any{question, id},
	}).Err()
	return failure(err, "undo teaching %s", id)
}

// Taught gives all examples that are taught, in the order in which they were, and the version they are.
func (t *Teaching) Taught(ctx context.Context) (all []kiez.Taught, version int64, err error) {
	fields, version, err := t.s.versioned(ctx, t.s.keys.taught(), t.s.keys.teachingVersion())
	if err != nil {
		return nil, 0, err
	}
	for question, text := range fields {
		taught, err := toTaught(text)
		if err != nil {
			return nil, 0, fmt.Errorf("taught question %s: %w", question, err)
		}
		all = append(all, taught)
	}
	slices.SortFunc(all, func(a, b kiez.Taught) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return all, version, nil
}

// of gives what a question is taught to mean, if it is.
func (t *Teaching) of(ctx context.Context, question string) (taught kiez.Taught, known bool, err error) {
	text, err := found(t.s.read.HGet(ctx, t.s.keys.taught(), question).Result())
	if err != nil || text == "" {
		return kiez.Taught{}, false, failure(err, "teaching of question %s", question)
	}
	taught, err = toTaught(text)
	return taught, err == nil, err
}

// Version changes whenever what is taught does; it is cheap to ask for every second. Nothing ever taught: 0.
func (t *Teaching) Version(ctx context.Context) (int64, error) {
	return t.s.version(ctx, t.s.keys.teachingVersion())
}

// keysOf are the keys that a change of one question touches.
func (t *Teaching) keysOf(question string) []string {
	return []string{t.s.keys.taught(), t.s.keys.taughtBefore(question), t.s.keys.teachingVersion()}
}

// questionOf gives the question that the id of a teaching begins with.
func questionOf(id string) string {
	question, _, _ := strings.Cut(id, "-")
	return question
}

// toTaught reads the stored form.
func toTaught(text string) (kiez.Taught, error) {
	var taught kiez.Taught
	if err := json.Unmarshal([]byte(text), &taught); err != nil {
		return kiez.Taught{}, fmt.Errorf("read teaching: %w", err)
	}
	return taught, nil
}
