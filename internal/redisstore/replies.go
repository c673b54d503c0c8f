package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

const (
	// repliesLife is how long the answers to a question are known: whoever edits a message does so soon.
	repliesLife = 48 * time.Hour
	// maxReplies is for how many questions of a chat the answers are known.
	maxReplies = 20
)

var replyRememberScript = script("reply_remember")

// Replies knows which answers belong to which question, so that an edited question is answered by editing them.
type Replies struct {
	s *Store
}

// NewReplies makes the repository of replies.
func NewReplies(s *Store) *Replies { return &Replies{s: s} }

// Remember stores the message ids of the answers to a question, in place of earlier ones. It keeps the newest 20
// questions of a chat for 48 hours after the last answer.
func (r *Replies) Remember(ctx context.Context, chat kiez.ChatID, question int, answers []int) error {
	ids, err := json.Marshal(answers)
	if err != nil {
		return fmt.Errorf("remember answers to %d in %d: %w", question, chat, err)
	}
	err = r.s.run(ctx, call{
		script: replyRememberScript,
		keys:   []string{r.s.keys.replies(chat)},
		args:   []any{question, ids, maxReplies, repliesLife.Milliseconds()},
	}).Err()
	return failure(err, "remember answers to %d in %d", question, chat)
}

// Answers gives the message ids of the answers to a question in their order; none if they are not known any more.
func (r *Replies) Answers(ctx context.Context, chat kiez.ChatID, question int) ([]int, error) {
	ids, err := found(r.s.read.HGet(ctx, r.s.keys.replies(chat), strconv.Itoa(question)).Result())
	if err != nil || ids == "" {
		return nil, failure(err, "answers to %d in %d", question, chat)
	}
	return toAnswers(chat, ids)
}

// all gives the answers to every question of a chat that is remembered, by question.
func (r *Replies) all(ctx context.Context, chat kiez.ChatID) (map[string][]int, error) {
	fields, err := r.s.read.HGetAll(ctx, r.s.keys.replies(chat)).Result()
	if err != nil {
		return nil, failure(err, "answers in %d", chat)
	}
	all := make(map[string][]int, len(fields))
	for question, ids := range fields {
		if all[question], err = toAnswers(chat, ids); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// toAnswers reads the stored form.
func toAnswers(chat kiez.ChatID, ids string) ([]int, error) {
	var answers []int
	if err := json.Unmarshal([]byte(ids), &answers); err != nil {
		return nil, fmt.Errorf("answers in %d: %w", chat, err)
	}
	return answers, nil
}
