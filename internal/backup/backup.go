// Package backup is the file that holds all state: its first line, one JSON object a line after it, and that all lines
// are checked before the first is stored. What the lines of a kind mean is the business of whoever keeps that state.
package backup

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// The first line of every file.
const (
	headerKind = "kiezbot-export"
	version    = 1
)

// progressEvery is how many lines lie between two calls of File.Progress.
const progressEvery = 100_000

// Kind is one kind of line.
type Kind interface {
	// Name is the value of "kind" in its lines.
	Name() string
	// Export emits every line, in an order that follows from the state alone.
	Export(ctx context.Context, emit func(line any) error) error
	// Check says what is wrong with a line, and changes nothing.
	Check(line []byte) error
	// Import stores lines that passed Check. What is there already stays.
	Import(ctx context.Context, lines [][]byte) error
}

// Count is how many lines of a kind there are.
type Count struct {
	Kind  string
	Lines int
}

// File is the format, with the kinds of line it may hold in the order in which they are written.
type File struct {
	Kinds []Kind
	// Progress is told every 100,000 lines how many were "written", "checked" or "stored" so far. May be nil.
	Progress func(done string, lines int)
}

// header is the first line.
type header struct {
	Kind    string `json:"kind"`
	Version int    `json:"version"`
}

// Write writes the whole state. The same state gives the same bytes.
func (f File) Write(ctx context.Context, to io.Writer) ([]Count, error) {
	buffered := bufio.NewWriterSize(to, 1<<16)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(header{headerKind, version}); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	counts, total := f.counts(), 0
	for i, kind := range f.Kinds {
		err := kind.Export(ctx, func(line any) error {
			counts[i].Lines++
			total++
			f.progress("written", total)
			return encoder.Encode(line)
		})
		if err != nil {
			return nil, fmt.Errorf("export %s: %w", kind.Name(), err)
		}
	}
	if err := buffered.Flush(); err != nil {
		return nil, fmt.Errorf("write: %w", err)
	}
	return counts, nil
}

func (f File) counts() []Count {
	counts := make([]Count, len(f.Kinds))
	for i, kind := range f.Kinds {
		counts[i].Kind = kind.Name()
	}
	return counts
}

func (f File) progress(done string, lines int) {
	if f.Progress != nil && lines%progressEvery == 0 {
		f.Progress(done, lines)
	}
}
