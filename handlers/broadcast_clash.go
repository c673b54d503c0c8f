package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"

	"kiezbot/internal/kiez"
)

// errClash means that a colleague has changed the text that somebody is writing anew.
var errClash = errors.New("a colleague has changed this text")

// fingerprint is enough to notice that a text is not the one somebody saw.
func fingerprint(text kiez.Rich) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text.HTML()))), 16)
}

// The fields of a dialogue about a text: what it was when it was asked for, and what somebody wrote in its place
// meanwhile.
const (
	textSeen  = "seen"
	textTyped = "typed"
)

// replaceText takes a text into a draft if the one it replaces is still the one its writer saw.
func replaceText(draft *kiez.Broadcast, lang kiez.Lang, seen string, text kiez.Rich) error {
	before := draft.Text(lang)
	if err := readText(draft, lang, text); err != nil {
		return err
	}
	if fingerprint(before) != seen && fingerprint(before) != fingerprint(draft.Text(lang)) {
		return errClash
	}
	return nil
}

// clash shows both texts and asks which one is to stay. Until that is said, neither is lost.
func (b *bot) clash(
	ctx context.Context, data map[string]string, typed kiez.Rich,
) (kiez.Reply, string, error) {
	draft, err := b.Broadcasts.Get(ctx, data["id"])
	if err != nil {
		return kiez.Reply{}, "text", fmt.Errorf("load draft: %w", err)
	}
	kept, err := json.Marshal(typed)
	if err != nil {
		return kiez.Reply{}, "text", fmt.Errorf("keep a text: %w", err)
	}
	lang := kiez.Lang(data["lang"])
	data[textTyped], data[textSeen] = string(kept), fingerprint(draft.Text(lang))
	data[dialogueID], data[askedFor] = b.NewID(), "clash"
	question := kiez.Answer(kiez.Say("broadcast.clash_own", nil), shown(typed.TrimSpace())).
		With(button("button.clash_mine", flowData(data, "mine"))).
		With(button("button.clash_theirs", flowData(data, "theirs")))
	who := kiez.Data{"Who": b.colleague(draft.Editor)}
	theirs := kiez.Answer(kiez.Say("broadcast.clash", who), shown(draft.Text(lang)))
	return kiez.Reply{Messages: append(theirs.Messages, question.Messages...)}, "clash", nil
}

// takeClash is the step that reads which of two texts is to stay. Another text is a third one.
func (b *bot) takeClash(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	switch {
	case req.Kind != kiez.KindButton:
		return b.takeText(ctx, req, data)
	case req.Arg == "mine":
		var typed kiez.Rich
		if err := json.Unmarshal([]byte(data[textTyped]), &typed); err != nil {
			return kiez.Reply{}, "", fmt.Errorf("read a kept text: %w", err)
		}
		return b.putText(ctx, req, data, typed)
	}
	draft, err := b.Broadcasts.Get(ctx, data["id"])
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Answer(kiez.Say("staff.gone", nil)), "", nil
	}
	if err != nil {
		return kiez.Reply{}, "clash", fmt.Errorf("load draft: %w", err)
	}
	reply, err := b.broadcastCard(ctx, req, draft)
	return reply, "", err
}
