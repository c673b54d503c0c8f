package redisstore

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"kiezbot/internal/kiez"
)

// dialogueLife is how long a dialogue waits for the next answer of the person.
const dialogueLife = 24 * time.Hour

var (
	dialogueSaveScript  = script("dialogue_save")
	dialogueClearScript = script("dialogue_clear")
)

// Dialogues keeps the running dialogue of every chat.
type Dialogues struct {
	s *Store
}

// NewDialogues makes the repository of dialogues.
func NewDialogues(s *Store) *Dialogues { return &Dialogues{s: s} }

// Load gives the dialogue of a chat; its Data is never nil.
func (d *Dialogues) Load(ctx context.Context, chat kiez.ChatID) (kiez.Dialogue, error) {
	fields, err := d.s.read.HGetAll(ctx, d.s.keys.dialogue(chat)).Result()
	if err != nil {
		return kiez.Dialogue{}, failure(err, "load dialogue of %d", chat)
	}
	return toDialogue(chat, fields)
}

// Save stores a dialogue for another 24 hours. If it was changed since Load gave it, nothing is stored and the error
// is kiez.ErrConflict.
func (d *Dialogues) Save(ctx context.Context, chat kiez.ChatID, dialogue kiez.Dialogue) error {
	data, err := json.Marshal(dialogue.Data)
	if err != nil {
		return fmt.Errorf("save dialogue of %d: %w", chat, err)
	}
	saved, err := d.s.run(ctx, call{
		script: dialogueSaveScript,
		keys:   []string{d.s.keys.dialogue(chat)},
		args: []any{
			dialogue.Rev, dialogue.Flow, dialogue.Step, data, dialogueLife.Milliseconds(), rand.Text(),
		},
	}).Bool()
	if err != nil {
		return failure(err, "save dialogue of %d", chat)
	}
	if !saved {
		return fmt.Errorf("save dialogue of %d: %w", chat, kiez.ErrConflict)
	}
	return nil
}

// Clear ends the dialogue of a chat and gives what it was.
func (d *Dialogues) Clear(ctx context.Context, chat kiez.ChatID) (was kiez.Dialogue, err error) {
	answer, err := d.s.run(ctx, call{
		script: dialogueClearScript,
		keys:   []string{d.s.keys.dialogue(chat)},
	}).Result()
	if err != nil {
		return kiez.Dialogue{}, failure(err, "clear dialogue of %d", chat)
	}
	return toDialogue(chat, toFields(answer))
}

// toDialogue reads the stored form.
func toDialogue(chat kiez.ChatID, fields map[string]string) (kiez.Dialogue, error) {
	d := kiez.Dialogue{Flow: fields["flow"], Step: fields["step"], Data: map[string]string{}}
	if len(fields) == 0 {
		return d, nil
	}
	var err error
	if d.Rev, err = strconv.Atoi(fields["rev"]); err != nil {
		return kiez.Dialogue{}, fmt.Errorf("dialogue of %d: revision: %w", chat, err)
	}
	if err := json.Unmarshal([]byte(fields["data"]), &d.Data); err != nil {
		return kiez.Dialogue{}, fmt.Errorf("dialogue of %d: data: %w", chat, err)
	}
	if d.Data == nil { // saved as null
		d.Data = map[string]string{}
	}
	return d, nil
}
