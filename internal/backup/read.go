package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

const (
	batchLines    = 500 // how many lines are stored at a time
	batchBytes    = 1 << 20
	maxComplaints = 10 // how many bad lines are named; who has more looks for one cause
)

// Read checks the whole file, then stores it from the beginning. If anything is wrong, the error names the lines, and
// nothing is stored. An error while storing leaves what was stored until then; the same file may be read again.
func (f File) Read(ctx context.Context, from io.ReadSeeker) ([]Count, error) {
	counts, err := f.check(ctx, from)
	if err != nil {
		return nil, err
	}
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, fmt.Errorf("go back to the first line: %w", err)
	}
	return counts, f.store(ctx, from)
}

// check counts the lines, and complains of the bad ones.
func (f File) check(ctx context.Context, from io.Reader) ([]Count, error) {
	counts, bad := f.counts(), 0
	var complaints []error
	for l, err := range f.lines(ctx, from) {
		if err != nil {
			return nil, errors.Join(append(complaints, err)...)
		}
		if l.wrong == nil {
			l.wrong = f.Kinds[l.kind].Check(l.text)
		}
		if l.wrong == nil {
			counts[l.kind].Lines++
		} else if bad++; bad <= maxComplaints {
			complaints = append(complaints, l.complaint())
		}
		f.progress("checked", l.number)
	}
	if bad > maxComplaints {
		complaints = append(complaints, fmt.Errorf("and %d more lines", bad-maxComplaints))
	}
	return counts, errors.Join(complaints...)
}

// store hands the lines to their kinds, in their order.
func (f File) store(ctx context.Context, from io.Reader) error {
	var b batch
	for l, err := range f.lines(ctx, from) {
		if err == nil && l.wrong != nil { // it was fine a moment ago
			err = l.complaint()
		}
		if err != nil {
			return fmt.Errorf("%w; the lines before it are stored", err)
		}
		if l.kind != b.kind || len(b.lines) == batchLines || b.size > batchBytes {
			if err := f.flush(ctx, b); err != nil {
				return err
			}
			b = batch{kind: l.kind}
		}
		if len(b.lines) == 0 {
			b.first = l.number
		}
		b.lines, b.size, b.last = append(b.lines, bytes.Clone(l.text)), b.size+len(l.text), l.number
		f.progress("stored", l.number)
	}
	return f.flush(ctx, b)
}

// batch is some neighbouring lines of one kind.
type batch struct {
	kind        int
	first, last int // numbers of the lines
	lines       [][]byte
	size        int // bytes
}

// flush stores a batch.
func (f File) flush(ctx context.Context, b batch) error {
	if len(b.lines) == 0 {
		return nil
	}
	if err := f.Kinds[b.kind].Import(ctx, b.lines); err != nil {
		return fmt.Errorf("lines %d to %d: %w; the lines before them are stored, and the same file may be imported again",
			b.first, b.last, err)
	}
	return nil
}
