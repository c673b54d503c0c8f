package redisstore

import (
	"slices"
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestReplies(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		replies, ctx := NewReplies(s), t.Context()
		chat, neighbour := kiez.ChatID(-1001234567890), kiez.ChatID(-1001234567890-Shards)
		want := func(question int, want ...int) {
			t.Helper()
			if got, err := replies.Answers(ctx, chat, question); err != nil || !slices.Equal(got.Messages, want) || got.To("Wann?") != (want != nil) {
				t.Errorf("answers to %d: %v, %v; want %v", question, got, err, want)
			} else if got.To("Wann? ") {
				t.Errorf("question %d was not changed", question)
			}
		}
		want(1)
		must(t, replies.Remember(ctx, neighbour, 1, "Wann?", []int{7}))
		want(1)
		must(t, replies.Remember(ctx, chat, 1, "Wann?", []int{3, 2}))
		want(1, 3, 2)
		must(t, replies.Remember(ctx, chat, 1, "Wann?", []int{4}))
		want(1, 4)
		wantTTL(t, s, s.keys.replies(chat), repliesLife)

		for question := 2; question <= 2*maxReplies; question++ {
			must(t, replies.Remember(ctx, chat, question, "Wann?", []int{question + 1}))
		}
		want(maxReplies)
		want(maxReplies+1, maxReplies+2)
		want(2*maxReplies, 2*maxReplies+1)
		must(t, replies.Remember(ctx, chat, 5, "Wann?", []int{99})) // edited late: it stays, the oldest of the others goes
		want(5, 99)
		want(maxReplies + 1)
		want(maxReplies+2, maxReplies+3)
	})
}
