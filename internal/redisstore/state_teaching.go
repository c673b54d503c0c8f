package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var teachAddScript = script("teach_add")

// teachingLine is what a question is taught to mean, and what it was taught to mean before, newest first.
type teachingLine struct {
	Kind   string        `json:"kind"`
	Taught kiez.Taught   `json:"taught"`
	Before []kiez.Taught `json:"before,omitempty"`
}

// teachingState carries what the staff taught. The ids stay, so that an older button still undoes it.
func teachingState(s *Store) StateKind {
	teaching := NewTeaching(s)
	return stateKind("teaching",
		[]string{"{teaching}:taught", "{teaching}:before:<question>", "{teaching}:version"},
		teaching.export, teaching.add)
}

// export emits all taught questions in the order in which they were taught.
func (t *Teaching) export(ctx context.Context, emit func(teachingLine) error) error {
	all, _, err := t.Taught(ctx)
	if err != nil {
		return err
	}
	pipe := t.s.read.Pipeline()
	earlier := make([]*redis.StringSliceCmd, len(all))
	for i, taught := range all {
		earlier[i] = pipe.LRange(ctx, t.s.keys.taughtBefore(questionOf(taught.ID)), 0, -1)
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	for i, taught := range all {
		texts, err := earlier[i].Result()
		if err != nil {
			return failure(err, "earlier teachings of %s", taught.ID)
		}
		line := teachingLine{Kind: "teaching", Taught: taught}
		for _, text := range texts {
			before, err := toTaught(text)
			if err != nil {
				return fmt.Errorf("earlier teaching of %s: %w", taught.ID, err)
			}
			line.Before = append(line.Before, before)
		}
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the teachings.
func (l teachingLine) check() error {
	if len(l.Before) > maxTaughtBefore {
		return fmt.Errorf("%d earlier teachings, where %d are kept", len(l.Before), maxTaughtBefore)
	}
	question := questionOf(l.Taught.ID)
	for _, taught := range append([]kiez.Taught{l.Taught}, l.Before...) {
		switch ex := taught.Example; {
		case strings.TrimSpace(ex.Text) == "" || ex.Intent == "":
			return errors.New("text or intent is missing")
		case ex.Lang == "" || !knownLang(ex.Lang):
			return fmt.Errorf("language %q is unknown", ex.Lang)
		case questionID(ex.Text, ex.Lang) != question || !strings.HasPrefix(taught.ID, question+"-"):
			return fmt.Errorf("the id %q does not belong to the text", taught.ID)
		case taught.At.IsZero():
			return errors.New(`"at" is missing`)
		}
	}
	return nil
}

// add stores teachings of questions that nobody has taught here.
func (t *Teaching) add(ctx context.Context, lines []teachingLine) error {
	calls := make([]call, len(lines))
	for i, l := range lines {
		question := questionOf(l.Taught.ID)
		calls[i] = call{script: teachAddScript, keys: t.keysOf(question), args: []any{question}}
		for _, taught := range append([]kiez.Taught{l.Taught}, l.Before...) {
			text, err := json.Marshal(taught)
			if err != nil {
				return fmt.Errorf("add teaching %s: %w", taught.ID, err)
			}
			calls[i].args = append(calls[i].args, text)
		}
	}
	_, err := t.s.runAll(ctx, calls)
	return failure(err, "add %d teachings", len(lines))
}
