package redisstore

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// StateKind is one kind of line in an export: how it leaves the store, and how it comes back.
type StateKind struct {
	name   string
	keys   []string // patterns of the keys whose content the lines carry
	export func(ctx context.Context, emit func(line any) error) error
	check  func(text []byte) error
	load   func(ctx context.Context, texts [][]byte) error
}

// StateKinds lists what is worth moving house with, in the order of an export; a test knows the rest, and why. now is
// the clock of the plan: it tells which broadcasts were due before they arrived.
func StateKinds(s *Store, now time.Time) []StateKind {
	return []StateKind{
		subscriberState(s),
		eventState(s),
		seriesState(s),
		announcementState(s),
		toldState(s),
		scheduleState(s),
		closureState(s),
		confirmationState(s),
		memberState(s),
		actState(s),
		banState(s),
		applicationState(s),
		overrideState(s),
		teachingState(s),
		questionState(s),
		enquiryState(s),
		tallyState(s),
		askedState(s),
		subscribedState(s),
		broadcastState(s, now), // last: a planned one counts its audience as soon as it is there
	}
}

// Name is the value of "kind" in the lines.
func (k StateKind) Name() string { return k.name }

// Export emits all lines, in an order that follows from the state alone. What changes meanwhile is in its old or its
// new state, each line for itself.
func (k StateKind) Export(ctx context.Context, emit func(line any) error) error {
	return k.export(ctx, emit)
}

// Check says in English, for the operator, what is wrong with a line, and changes nothing.
func (k StateKind) Check(text []byte) error { return k.check(text) }

// Import stores lines that passed Check. What is there already stays as it is, so that it may be repeated; what has
// had its time is left out.
func (k StateKind) Import(ctx context.Context, texts [][]byte) error { return k.load(ctx, texts) }

// checker is a line that knows what is wrong with it.
type checker interface{ check() error }

// stateKind makes a kind of a type of line. export emits the lines, load stores them.
func stateKind[L checker](
	name string, keys []string,
	export func(ctx context.Context, emit func(L) error) error, load func(ctx context.Context, lines []L) error,
) StateKind {
	return StateKind{
		name: name, keys: keys,
		export: func(ctx context.Context, emit func(any) error) error {
			return export(ctx, func(line L) error { return emit(line) })
		},
		check: func(text []byte) error {
			line, err := readLine[L](text)
			if err != nil {
				return err
			}
			return line.check()
		},
		load: func(ctx context.Context, texts [][]byte) error {
			lines := make([]L, len(texts))
			for i, text := range texts {
				var err error
				if lines[i], err = readLine[L](text); err != nil {
					return err
				}
			}
			return load(ctx, lines)
		},
	}
}

// readLine reads one line. A field it does not know is an error, or a misspelled one would be lost without a word.
func readLine[L any](text []byte) (line L, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&line); err != nil {
		return line, explain(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return line, errors.New("something follows the JSON object")
	}
	return line, nil
}

// explain puts what encoding/json has to say into words for somebody who looks at the line.
func explain(err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%q cannot be a %s", wrong.Field, wrong.Value)
	}
	if _, field, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return fmt.Errorf("%s is no field of this kind of line", field)
	}
	return fmt.Errorf("cannot be read: %w", err)
}
