package telegram

import (
	"context"
	"errors"
	"io"
)

// answerBody is the body of an answer, and gives its connection back to the pool once it was read and closed.
type answerBody struct {
	io.ReadCloser
	pool  *pool
	conn  *conn // nil: closed
	ctx   context.Context
	stop  func() bool // the end of ctx is not waited for any more; false: it has come
	ended bool
	last  bool // no call can follow this one
}

// Read gives the reason for which the call was broken off, if it was.
func (b *answerBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	switch {
	case errors.Is(err, io.EOF):
		b.ended = true
	case err != nil:
		err = because(b.ctx, err)
	}
	return n, err
}

// Close closes the connection as well if what stands on it is not the beginning of the next answer: the rest of this
// one, or more than was asked for.
func (b *answerBody) Close() error {
	c := b.conn
	if c == nil {
		return nil
	}
	b.conn = nil
	if b.stop() && b.ended && !b.last && c.empty() {
		b.pool.put(c)
		return nil
	}
	_ = c.Close() // whether the answer is whole, its reader knows
	return nil
}

// because gives the reason for which ctx ended, if it did, in place of the error that this led to.
func because(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx) //nolint:wrapcheck // the caller's own
	}
	return err
}
