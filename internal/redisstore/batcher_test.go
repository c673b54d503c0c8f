package redisstore

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
)

// While one question is being answered, the others wait for each other; everybody gets the answer to their own.
func TestBatcher(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const rest = 50
		answering, batches := make(chan struct{}), []int(nil)
		b := batcher[int, int]{answer: func(_ context.Context, questions []int) []int {
			<-answering
			batches = append(batches, len(questions))
			answers := make([]int, len(questions))
			for i, question := range questions {
				answers[i] = 2 * question
			}
			return answers
		}}
		var wg sync.WaitGroup
		ask := func(question int) {
			wg.Go(func() {
				if answer, err := b.ask(t.Context(), question); err != nil || answer != 2*question {
					t.Errorf("to %d the answer is %d, %v", question, answer, err)
				}
			})
		}
		ask(1)
		synctest.Wait() // the first is on its way, alone
		for i := range rest {
			ask(i + 2)
		}
		synctest.Wait()
		close(answering)
		wg.Wait()
		ask(100)
		wg.Wait()
		impatient, giveUp := context.WithCancel(t.Context())
		giveUp()
		answering = make(chan struct{})
		if _, err := b.ask(impatient, 200); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want that of who gave up", err)
		}
		close(answering)
		synctest.Wait() // it is answered all the same
		if !slices.Equal(batches, []int{1, rest, 1, 1}) {
			t.Errorf("answered %v at a time, want 1, %d, 1 and 1", batches, rest)
		}
	})
}
