package redisstore

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// dialogueLife is how long a dialogue waits for the next answer of the person. One that ends with a word is there for
// as long again: the word may come late, after an outage.
const (
	dialogueLife = 24 * time.Hour
	lapsingLife  = 2 * dialogueLife
)

// fieldLapses holds when the person is told that silence ended the dialogue, in ms.
const fieldLapses = "lapses"

var (
	dialogueSaveScript  = script("dialogue_save")
	dialogueClearScript = script("dialogue_clear")
	dialogueLapseScript = script("dialogue_lapse")
	lapseOverScript     = script("pause_over") // the same, on another list
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

// Save stores a dialogue for another 24 hours, and puts it on the list of LapsedBy if it is one that lapses. If it was
// changed since Load gave it, nothing is stored and the error is kiez.ErrConflict.
func (d *Dialogues) Save(ctx context.Context, chat kiez.ChatID, dialogue kiez.Dialogue) error {
	data, err := json.Marshal(dialogue.Data)
	if err != nil {
		return fmt.Errorf("save dialogue of %d: %w", chat, err)
	}
	life, lapses := dialogueLife, ""
	if !dialogue.Lapses.IsZero() {
		life, lapses = lapsingLife, strconv.FormatInt(dialogue.Lapses.UnixMilli(), 10)
		// The list lies in another slot, so it comes first: an entry too many costs a look.
		entry := redis.Z{Score: float64(dialogue.Lapses.UnixMilli()), Member: int64(chat)}
		if err := d.s.write.ZAdd(ctx, d.s.keys.lapses(), entry).Err(); err != nil {
			return failure(err, "list dialogue of %d", chat)
		}
	}
	saved, err := d.s.run(ctx, call{
		script: dialogueSaveScript,
		keys:   []string{d.s.keys.dialogue(chat)},
		args: []any{
			dialogue.Rev, dialogue.Flow, dialogue.Step, data, life.Milliseconds(), rand.Text(), lapses,
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

// LapsedBy gives up to limit chats with an entry for a dialogue that lapses by now, the longest over first. Their
// dialogue may have ended or gone on meanwhile.
func (d *Dialogues) LapsedBy(ctx context.Context, now time.Time, limit int64) ([]kiez.ChatID, error) {
	var ids []int64
	err := d.s.read.ZRangeArgs(ctx, redis.ZRangeArgs{
		Key: d.s.keys.lapses(), ByScore: true, Start: "-inf", Stop: strconv.FormatInt(now.UnixMilli(), 10), Count: limit,
	}).ScanSlice(&ids)
	if err != nil {
		return nil, failure(err, "dialogues lapsed by %s", now)
	}
	return toChats(ids), nil
}

// Lapse ends a dialogue that Load gave, if nobody has answered since and it lapses by now, and takes the chat off the
// list of those that do.
func (d *Dialogues) Lapse(ctx context.Context, chat kiez.ChatID, was kiez.Dialogue, now time.Time) error {
	if !was.Lapses.IsZero() && !was.Lapses.After(now) {
		err := d.s.run(ctx, call{
			script: dialogueLapseScript,
			keys:   []string{d.s.keys.dialogue(chat)},
			args:   []any{was.Rev},
		}).Err()
		if err != nil {
			return failure(err, "lapse dialogue of %d", chat)
		}
	}
	err := d.s.run(ctx, call{
		script: lapseOverScript,
		keys:   []string{d.s.keys.lapses()},
		args:   []any{int64(chat), now.UnixMilli()},
	}).Err()
	return failure(err, "dialogue of %d has lapsed", chat)
}

// forget takes a chat off the list of dialogues that lapse; the dialogue itself goes with the record of the person.
func (d *Dialogues) forget(ctx context.Context, chat kiez.ChatID) error {
	return failure(d.s.write.ZRem(ctx, d.s.keys.lapses(), int64(chat)).Err(), "forget dialogue of %d", chat)
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
	if text := fields[fieldLapses]; text != "" {
		ms, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return kiez.Dialogue{}, fmt.Errorf("dialogue of %d: end: %w", chat, err)
		}
		d.Lapses = time.UnixMilli(ms).UTC()
	}
	return d, nil
}
