package redisstore

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// maxEdits is how many edits of one text are kept.
const maxEdits = 50

var overridePutScript = script("override_put")

// Overrides keeps the texts that the staff wrote in place of built-in ones. They have no end: they are what the office
// says. Whether a text is in order is for the caller to check.
type Overrides struct {
	s    *Store
	most int // edits of one text that are kept
}

// NewOverrides makes the repository of overrides.
func NewOverrides(s *Store) *Overrides { return &Overrides{s: s, most: maxEdits} }

// Set stores an edit of a text and gives its revision; the empty text goes back to the built-in one. expectedRev is the
// revision the editor saw, 0 before the first edit; if it is not the newest any more, nothing is stored and the error
// is kiez.ErrConflict.
func (o *Overrides) Set(
	ctx context.Context, lang kiez.Lang, key, text string, by kiez.UserID, at time.Time, expectedRev int,
) (rev int, err error) {
	if lang == "" || key == "" {
		return 0, fmt.Errorf("set text %q in %q: language or key is missing", key, lang)
	}
	edit := kiez.Edit{Rev: expectedRev + 1, Text: text, By: by, At: at.UTC()}
	written, err := json.Marshal(edit)
	if err != nil {
		return 0, fmt.Errorf("set text %s in %s: %w", key, lang, err)
	}
	k := o.s.keys
	stored, err := o.s.run(ctx, call{
		script: overridePutScript,
		keys:   []string{k.overrides(), k.overrideHistory(lang, key), k.overridesVersion()},
		args:   []any{string(lang) + ":" + key, expectedRev, text, written, o.most},
	}).Bool()
	if err != nil {
		return 0, failure(err, "set text %s in %s", key, lang)
	}
	if !stored {
		return 0, fmt.Errorf("set text %s in %s: %w", key, lang, kiez.ErrConflict)
	}
	return edit.Rev, nil
}

// Revert goes back to the text of revision to, 0 meaning the built-in text, by a new edit that can be reverted in turn.
// The other arguments and the errors are those of Set; kiez.ErrNotFound: revision to is not kept any more.
func (o *Overrides) Revert(
	ctx context.Context, lang kiez.Lang, key string, to int, by kiez.UserID, at time.Time, expectedRev int,
) (rev int, err error) {
	if to == 0 {
		return o.Set(ctx, lang, key, "", by, at, expectedRev)
	}
	history, err := o.History(ctx, lang, key)
	if err != nil {
		return 0, err
	}
	for _, edit := range history {
		if edit.Rev == to {
			return o.Set(ctx, lang, key, edit.Text, by, at, expectedRev)
		}
	}
	return 0, fmt.Errorf("revert text %s in %s to revision %d: %w", key, lang, to, kiez.ErrNotFound)
}

// History lists the last 50 edits of a text, newest first; none: it is the built-in one. The first has the revision
// that Set and Revert expect.
func (o *Overrides) History(ctx context.Context, lang kiez.Lang, key string) ([]kiez.Edit, error) {
	written, err := o.s.read.LRange(ctx, o.s.keys.overrideHistory(lang, key), 0, -1).Result()
	if err != nil {
		return nil, failure(err, "history of text %s in %s", key, lang)
	}
	edits := make([]kiez.Edit, len(written))
	for i, w := range written {
		if edits[i], err = toEdit(w); err != nil {
			return nil, fmt.Errorf("history of text %s in %s: %w", key, lang, err)
		}
	}
	return edits, nil
}

// All gives the texts in place of built-in ones, by language and key, and the version they are.
func (o *Overrides) All(ctx context.Context) (texts map[kiez.Lang]map[string]string, version int64, err error) {
	fields, version, err := o.s.versioned(ctx, o.s.keys.overrides(), o.s.keys.overridesVersion())
	if err != nil {
		return nil, 0, err
	}
	texts = map[kiez.Lang]map[string]string{}
	for field, text := range fields {
		lang, key, _ := strings.Cut(field, ":")
		if texts[kiez.Lang(lang)] == nil {
			texts[kiez.Lang(lang)] = map[string]string{}
		}
		texts[kiez.Lang(lang)][key] = text
	}
	return texts, version, nil
}

// Version changes with every edit of any text; it is cheap to ask for every second. Nothing ever edited: 0.
func (o *Overrides) Version(ctx context.Context) (int64, error) {
	return o.s.version(ctx, o.s.keys.overridesVersion())
}

// toEdit reads the stored form.
func toEdit(written string) (kiez.Edit, error) {
	var edit kiez.Edit
	if err := json.Unmarshal([]byte(written), &edit); err != nil {
		return kiez.Edit{}, fmt.Errorf("read edit: %w", err)
	}
	return edit, nil
}
