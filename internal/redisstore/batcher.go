package redisstore

import (
	"context"
	"sync"
)

// batcher has the questions of many goroutines answered by one command, where gatherer only sends the commands of many
// together: those that are asked while others are being answered wait for these, and are answered in one go then. Where
// nobody else asks, a question is answered at once.
type batcher[Q, A any] struct {
	// answer gives the answers in the order of the questions.
	answer func(ctx context.Context, questions []Q) []A

	mu      sync.Mutex
	busy    bool
	waiting []*asking[Q, A]
}

// asking is a question that waits for its answer.
type asking[Q, A any] struct {
	question Q
	answer   A
	done     chan struct{} // closed when there is an answer
}

// ask gives the answer to a question. Its error is that of ctx, which ended before: the question is answered all the
// same, and the store may change by it. How long that may take, the client of the store knows.
func (b *batcher[Q, A]) ask(ctx context.Context, question Q) (answer A, err error) {
	own := &asking[Q, A]{question: question, done: make(chan struct{})}
	b.mu.Lock()
	b.waiting = append(b.waiting, own)
	if !b.busy {
		b.busy = true
		go b.work(context.WithoutCancel(ctx))
	}
	b.mu.Unlock()
	select {
	case <-own.done:
		return own.answer, nil
	case <-ctx.Done():
		return answer, ctx.Err() //nolint:wrapcheck // the caller names the operation
	}
}

// work answers until nobody waits.
func (b *batcher[Q, A]) work(ctx context.Context) {
	for batch := b.next(); len(batch) > 0; batch = b.next() {
		questions := make([]Q, len(batch))
		for i, one := range batch {
			questions[i] = one.question
		}
		for i, answer := range b.answer(ctx, questions) {
			batch[i].answer = answer
			close(batch[i].done)
		}
	}
}

// next takes all who wait.
func (b *batcher[Q, A]) next() []*asking[Q, A] {
	b.mu.Lock()
	defer b.mu.Unlock()
	batch := b.waiting
	b.waiting, b.busy = nil, len(batch) > 0
	return batch
}
