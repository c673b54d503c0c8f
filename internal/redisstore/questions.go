package redisstore

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode"

	"kiezbot/internal/kiez"
)

const (
	// heldLife is how long the buttons of "did this help?" work.
	heldLife = 48 * time.Hour
	// maxQuestions bounds the review list: nobody reads more.
	maxQuestions = 2000
	// maxLetters is how much of a question is kept; whoever writes more tells a story, with names in it.
	maxLetters = 500
)

var (
	questionScript     = script("question")
	questionHoldScript = script("question_hold")
)

// Questions keeps what was asked and not answered well, for the staff to review, and the tally of what helped.
type Questions struct {
	s    *Store
	most int // on the review list
}

// NewQuestions makes the repository of questions.
func NewQuestions(s *Store) *Questions { return &Questions{s: s, most: maxQuestions} }

// Hold keeps an answered question for 48 hours, until somebody says whether the answer helped. The token of 8 letters
// and digits names it without naming the person.
func (q *Questions) Hold(
	ctx context.Context, text string, lang kiez.Lang, candidates []kiez.Intent, answered kiez.Intent,
) (token string, err error) {
	token = rand.Text()[:8]
	held := kiez.Question{Text: clip(text), Lang: lang, Candidates: candidates, Answered: answered}
	key := q.s.keys.heldQuestion(token)
	err = q.s.run(ctx, call{script: questionHoldScript, keys: []string{key}, args: []any{
		heldLife.Milliseconds(), "id", questionID(held.Text, lang), "text", held.Text, "lang", string(lang),
		"candidates", intentsField(candidates), "answered", string(answered),
	}}).Err()
	if err != nil {
		return "", failure(err, "hold question")
	}
	return token, nil
}

// Held gives the question of a token, or kiez.ErrNotFound if it was judged already or its time has run out.
func (q *Questions) Held(ctx context.Context, token string) (kiez.Question, error) {
	fields, err := q.s.read.HGetAll(ctx, q.s.keys.heldQuestion(token)).Result()
	if err != nil {
		return kiez.Question{}, failure(err, "held question %s", token)
	}
	if fields["id"] == "" {
		return kiez.Question{}, fmt.Errorf("held question %s: %w", token, kiez.ErrNotFound)
	}
	return toQuestion(fields["id"], fields)
}

// Unhelpful moves a held question to the review list. It reports false if there is nothing to move any more.
func (q *Questions) Unhelpful(ctx context.Context, token string) (moved bool, err error) {
	moved, err = q.change(ctx, "take", q.s.keys.heldQuestion(token))
	return moved, failure(err, "move question %s to the review list", token)
}

// Helpful forgets a held question: its answer helped. It reports false if there is nothing to forget any more.
func (q *Questions) Helpful(ctx context.Context, token string) (dropped bool, err error) {
	dropped, err = q.change(ctx, "drop", q.s.keys.heldQuestion(token))
	return dropped, failure(err, "drop question %s", token)
}

// Unanswered puts a question on the review list that the bot had no answer to, unless staff taught that none is to be
// had.
func (q *Questions) Unanswered(ctx context.Context, text string, lang kiez.Lang, candidates []kiez.Intent) error {
	text = clip(text)
	taught, known, err := NewTeaching(q.s).of(ctx, questionID(text, lang))
	if err != nil || known && taught.Example.Intent == kiez.OutOfScope {
		return err
	}
	_, err = q.change(ctx, "add", "", questionID(text, lang), text, string(lang), intentsField(candidates), "")
	return failure(err, "add question")
}

// change runs a change of question.lua; held is the key of the held question, where the change is about one.
func (q *Questions) change(ctx context.Context, change, held string, args ...any) (bool, error) {
	return q.s.run(ctx, q.call(change, held, args...)).Bool() //nolint:wrapcheck // the caller names the operation
}

// call is a run of question.lua.
func (q *Questions) call(change, held string, args ...any) call {
	k := q.s.keys
	keys := []string{k.question(""), k.questionsByCount(), k.questionsByDay()}
	if held != "" {
		keys = append(keys, held)
	}
	return call{
		script: questionScript,
		keys:   keys,
		args:   append([]any{change, rand.Text(), q.s.retention.Milliseconds(), q.most}, args...),
	}
}

// questionID is the same for questions that differ only in capital letters, punctuation and blanks.
func questionID(text string, lang kiez.Lang) string {
	sum := sha256.Sum256([]byte(string(lang) + "\n" + fold(text)))
	return hex.EncodeToString(sum[:8])
}

// fold gives the words of a text in lower case with single blanks; a text without words is its own.
func fold(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
	if len(words) == 0 {
		return strings.TrimSpace(text)
	}
	return strings.Join(words, " ")
}

// clip cuts a question after the letters that are kept.
func clip(text string) string {
	letters := []rune(strings.TrimSpace(text))
	return string(letters[:min(len(letters), maxLetters)])
}

// intentsField is how intents are written.
func intentsField(intents []kiez.Intent) string {
	names := make([]string, len(intents))
	for i, intent := range intents {
		names[i] = string(intent)
	}
	return strings.Join(names, ",")
}

// toIntents reads what intentsField wrote; empty is nil.
func toIntents(field string) []kiez.Intent {
	if field == "" {
		return nil
	}
	var intents []kiez.Intent
	for name := range strings.SplitSeq(field, ",") {
		intents = append(intents, kiez.Intent(name))
	}
	return intents
}
