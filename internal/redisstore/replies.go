package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"slices"
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

// Answered is what is remembered of a question and its answers.
type Answered struct {
	Messages []int  `json:"messages"` // ids of the answers in their order; none: nothing is known (any more)
	Sum      uint32 `json:"sum"`      // of the question: enough to notice a change, too little to tell what was asked
}

// To reports whether text is the question that was answered.
func (a Answered) To(text string) bool { return a.Sum == crc32.ChecksumIEEE([]byte(text)) }

// Remember stores the message ids of the answers to a question and its text's sum, in place of earlier ones. It keeps
// the newest 20 questions of a chat for 48 hours after the last answer.
func (r *Replies) Remember(ctx context.Context, chat kiez.ChatID, question int, text string, answers []int) error {
	stored, err := json.Marshal(Answered{Messages: answers, Sum: crc32.ChecksumIEEE([]byte(text))})
	if err != nil {
		return fmt.Errorf("remember answers to %d in %d: %w", question, chat, err)
	}
	err = r.s.run(ctx, call{
		script: replyRememberScript,
		keys:   []string{r.s.keys.replies(chat)},
		args:   []any{question, stored, maxReplies, repliesLife.Milliseconds()},
	}).Err()
	return failure(err, "remember answers to %d in %d", question, chat)
}

// Answers gives what is remembered of a question; the zero Answered if nothing is any more.
func (r *Replies) Answers(ctx context.Context, chat kiez.ChatID, question int) (Answered, error) {
	stored, err := found(r.s.read.HGet(ctx, r.s.keys.replies(chat), strconv.Itoa(question)).Result())
	if err != nil || stored == "" {
		return Answered{}, failure(err, "answers to %d in %d", question, chat)
	}
	return toAnswered(chat, stored)
}

// Question gives the id of the message in a chat that answer is an answer to; 0: it is not known (any more).
func (r *Replies) Question(ctx context.Context, chat kiez.ChatID, answer int) (int, error) {
	all, err := r.all(ctx, chat)
	if err != nil {
		return 0, err
	}
	for question, answered := range all {
		if slices.Contains(answered.Messages, answer) {
			id, err := strconv.Atoi(question)
			if err != nil {
				return 0, fmt.Errorf("question in %d: %w", chat, err)
			}
			return id, nil
		}
	}
	return 0, nil
}

// all gives the answers to every question of a chat that is remembered, by question.
func (r *Replies) all(ctx context.Context, chat kiez.ChatID) (map[string]Answered, error) {
	fields, err := r.s.read.HGetAll(ctx, r.s.keys.replies(chat)).Result()
	if err != nil {
		return nil, failure(err, "answers in %d", chat)
	}
	all := make(map[string]Answered, len(fields))
	for question, stored := range fields {
		if all[question], err = toAnswered(chat, stored); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// toAnswered reads the stored form.
func toAnswered(chat kiez.ChatID, stored string) (Answered, error) {
	var answered Answered
	if err := json.Unmarshal([]byte(stored), &answered); err != nil {
		return Answered{}, fmt.Errorf("answers in %d: %w", chat, err)
	}
	return answered, nil
}
