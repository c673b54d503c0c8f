package redisstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kiezbot/internal/kiez"
)

var overrideAddScript = script("override_add")

// overrideLine is a text the staff edited, with its edits, newest first. The newest says what residents read.
type overrideLine struct {
	Kind  string      `json:"kind"`
	Lang  kiez.Lang   `json:"lang"`
	Key   string      `json:"key"`
	Edits []kiez.Edit `json:"edits"`
}

// overrideState carries the staff's texts with their history, those they took back too.
func overrideState(s *Store) StateKind {
	overrides := NewOverrides(s)
	return stateKind("override",
		[]string{"{overrides}:texts", "{overrides}:history:<lang>:<key>", "{overrides}:version"},
		overrides.export, overrides.add)
}

// export emits all edited texts by language and key.
func (o *Overrides) export(ctx context.Context, emit func(overrideLine) error) error {
	texts, err := o.s.rest(ctx, strings.TrimSuffix(o.s.keys.overrideHistory("", ""), ":"))
	if err != nil {
		return err
	}
	for _, text := range texts {
		lang, key, _ := strings.Cut(text, ":")
		edits, err := o.History(ctx, kiez.Lang(lang), key)
		if err != nil {
			return err
		}
		if err := emit(overrideLine{Kind: "override", Lang: kiez.Lang(lang), Key: key, Edits: edits}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the edits. Whether a text fits the content is looked at whenever it
// is put in place.
func (l overrideLine) check() error {
	switch {
	case l.Lang == "" || !knownLang(l.Lang):
		return fmt.Errorf("language %q is unknown", l.Lang)
	case !isID(l.Key):
		return fmt.Errorf("%q is no key of a text", l.Key)
	case len(l.Edits) == 0 || len(l.Edits) > maxEdits:
		return fmt.Errorf("%d edits, where 1 to %d are kept", len(l.Edits), maxEdits)
	case l.Edits[len(l.Edits)-1].Rev < 1:
		return errors.New("the edits are counted from 1")
	}
	for i, newer := range l.Edits[:len(l.Edits)-1] {
		if newer.Rev != l.Edits[i+1].Rev+1 {
			return fmt.Errorf("edit %d follows %d: the newest comes first, and none may be missing",
				l.Edits[i+1].Rev, newer.Rev)
		}
	}
	return nil
}

// add stores texts that nobody has edited here.
func (o *Overrides) add(ctx context.Context, lines []overrideLine) error {
	k := o.s.keys
	calls := make([]call, len(lines))
	for i, l := range lines {
		calls[i] = call{
			script: overrideAddScript,
			keys:   []string{k.overrides(), k.overrideHistory(l.Lang, l.Key), k.overridesVersion()},
			args:   []any{string(l.Lang) + ":" + l.Key, l.Edits[0].Text},
		}
		for _, edit := range l.Edits {
			written, err := json.Marshal(edit)
			if err != nil {
				return fmt.Errorf("add text %s in %s: %w", l.Key, l.Lang, err)
			}
			calls[i].args = append(calls[i].args, written)
		}
	}
	_, err := o.s.runAll(ctx, calls)
	return failure(err, "add %d edited texts", len(lines))
}
