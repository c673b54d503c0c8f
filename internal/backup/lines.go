package backup

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"unicode/utf8"
)

// maxLine is in bytes; the longest line the bot writes is a text with 50 long edits.
const maxLine = 4 << 20

var errNoExport = fmt.Errorf(`this is no export: it does not begin with {"kind":%q,"version":%d}`, headerKind, version)

// line is a line after the first one.
type line struct {
	number int
	kind   int    // index of its Kind
	text   []byte // valid until the next line is read
	wrong  error  // what is wrong with it, so that no Kind can make anything of it
}

func (l line) complaint() error { return fmt.Errorf("line %d: %w", l.number, l.wrong) }

// lines goes through the lines after the first, passing over empty ones, until the end or an error.
func (f File) lines(ctx context.Context, from io.Reader) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		scanner := bufio.NewScanner(from)
		scanner.Buffer(make([]byte, 1<<16), maxLine)
		number := 0
		for ctx.Err() == nil && scanner.Scan() {
			number++
			text := bytes.TrimSpace(scanner.Bytes())
			if number == 1 {
				if err := checkHeader(text); err != nil {
					yield(line{}, fmt.Errorf("line 1: %w", err))
					return
				}
				continue
			}
			if len(text) == 0 {
				continue
			}
			kind, wrong := f.kindOf(text)
			if !yield(line{number, kind, text, wrong}, nil) {
				return
			}
		}
		if err := ending(ctx, scanner.Err(), number); err != nil {
			yield(line{}, err)
		}
	}
}

// ending says why there are no more lines after so many; nil: it is the end of the file.
func ending(ctx context.Context, err error, lines int) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err() //nolint:wrapcheck // the caller ended it
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("line %d: longer than %d bytes", lines+1, maxLine)
	case err != nil:
		return fmt.Errorf("read line %d: %w", lines+1, err)
	case lines == 0:
		return fmt.Errorf("line 1: %w", errNoExport)
	}
	return nil
}

// checkHeader reports whether the first line is that of an export this program can read.
func checkHeader(text []byte) error {
	var h header
	if err := json.Unmarshal(text, &h); err != nil || h.Kind != headerKind {
		return errNoExport
	}
	if h.Version != version {
		return fmt.Errorf("the export has version %d, and this program reads version %d: import it with the version of "+
			"the bot that wrote it", h.Version, version)
	}
	return nil
}

// kindOf finds the index of the kind of a line.
func (f File) kindOf(text []byte) (int, error) {
	if !utf8.Valid(text) {
		return 0, errors.New("not UTF-8")
	}
	var named struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(text, &named); err != nil {
		return 0, fmt.Errorf(`not a JSON object with a "kind": %w`, err)
	}
	kind := slices.IndexFunc(f.Kinds, func(k Kind) bool { return k.Name() == named.Kind })
	if kind < 0 {
		return 0, fmt.Errorf("kind %q is unknown", named.Kind)
	}
	return kind, nil
}
