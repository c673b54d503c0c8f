package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var (
	enquirySaveScript   = script("enquiry_save")
	enquiryForgetScript = script("enquiry_forget")
)

// Enquiries keeps what residents ask the office until Options.Retention after it was closed.
type Enquiries struct {
	s *Store
}

// NewEnquiries makes the repository of enquiries.
func NewEnquiries(s *Store) *Enquiries { return &Enquiries{s: s} }

// Save stores an enquiry and has its cards looked at. Rev 0 is a new one. If it was changed since it was read, nothing
// is stored and the error is kiez.ErrConflict; if it is gone, kiez.ErrNotFound.
func (r *Enquiries) Save(ctx context.Context, e kiez.Enquiry) error {
	data, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("save enquiry %s: %w", e.ID, err)
	}
	life := ""
	if !e.Open() {
		life = strconv.FormatInt(r.s.retention.Milliseconds(), 10)
	}
	k := r.s.keys
	stored, err := r.s.run(ctx, call{
		script: enquirySaveScript,
		keys: []string{
			k.enquiry(e.ID), k.enquiriesOpen(), k.enquiriesWork(), k.enquiriesOf(e.Chat),
			k.enquiryMessages(e.ID), k.enquiryMessage(),
		},
		args: []any{e.ID, e.Rev, data, e.At.UnixMilli(), life},
	}).Int()
	if err != nil {
		return failure(err, "save enquiry %s", e.ID)
	}
	if err := known(stored); err != nil {
		return fmt.Errorf("save enquiry %s: %w", e.ID, err)
	}
	return nil
}

// Enquiry gives one enquiry, or kiez.ErrNotFound.
func (r *Enquiries) Enquiry(ctx context.Context, id string) (kiez.Enquiry, error) {
	fields, err := r.s.read.HGetAll(ctx, r.s.keys.enquiry(id)).Result()
	if err != nil {
		return kiez.Enquiry{}, failure(err, "enquiry %s", id)
	}
	if len(fields) == 0 {
		return kiez.Enquiry{}, fmt.Errorf("enquiry %s: %w", id, kiez.ErrNotFound)
	}
	return toEnquiry(id, fields)
}

// Unfinished gives the enquiries that are not closed, the oldest first.
func (r *Enquiries) Unfinished(ctx context.Context) ([]kiez.Enquiry, error) {
	ids, err := r.s.read.ZRange(ctx, r.s.keys.enquiriesOpen(), 0, -1).Result()
	if err != nil {
		return nil, failure(err, "open enquiries")
	}
	return r.enquiries(ctx, ids)
}

// Of gives the enquiries of a chat, the oldest first.
func (r *Enquiries) Of(ctx context.Context, chat kiez.ChatID) ([]kiez.Enquiry, error) {
	ids, err := r.s.read.SMembers(ctx, r.s.keys.enquiriesOf(chat)).Result()
	if err != nil {
		return nil, failure(err, "enquiries of %d", chat)
	}
	return r.enquiries(ctx, ids)
}

// enquiries gives those of the ids that are still there, the oldest first.
func (r *Enquiries) enquiries(ctx context.Context, ids []string) ([]kiez.Enquiry, error) {
	pipe := r.s.read.Pipeline()
	answers := make([]*redis.MapStringStringCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.HGetAll(ctx, r.s.keys.enquiry(id))
	}
	if len(ids) > 0 {
		_, _ = pipe.Exec(ctx) // every answer carries its own error
	}
	var all []kiez.Enquiry
	for i, answer := range answers {
		fields, err := answer.Result()
		if err != nil {
			return nil, failure(err, "enquiry %s", ids[i])
		}
		if fields["data"] == "" {
			continue // its time has run out, or its resident had it deleted
		}
		e, err := toEnquiry(ids[i], fields)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b kiez.Enquiry) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}

// forget deletes what a chat has asked the office. What shows it there is taken out by whoever works on cards.
func (r *Enquiries) forget(ctx context.Context, chat kiez.ChatID) error {
	k := r.s.keys
	ids, err := r.s.read.SMembers(ctx, k.enquiriesOf(chat)).Result()
	if err != nil {
		return failure(err, "enquiries of %d", chat)
	}
	for _, id := range ids {
		err = errors.Join(err, r.s.run(ctx, call{
			script: enquiryForgetScript,
			keys:   []string{k.enquiry(id), k.enquiriesOpen(), k.enquiriesWork(), k.enquiryMessages(id), k.enquiryMessage()},
			args:   []any{id, int64(chat)},
		}).Err())
	}
	if err == nil {
		err = r.s.write.Del(ctx, k.enquiriesOf(chat)).Err()
	}
	return failure(err, "forget enquiries of %d", chat)
}

// toEnquiry reads the stored form. One whose resident had everything deleted has no data any more.
func toEnquiry(id string, fields map[string]string) (kiez.Enquiry, error) {
	e := kiez.Enquiry{ID: id}
	var err error
	if fields["data"] == "" {
		e.Gone = new(kiez.Leftover)
		e.Gone.Copies, err = toSent(fields["copies"])
	} else {
		err = json.Unmarshal([]byte(fields["data"]), &e)
	}
	if err != nil {
		return kiez.Enquiry{}, fmt.Errorf("enquiry %s: %w", id, err)
	}
	if e.Rev, err = strconv.Atoi(fields["rev"]); err != nil {
		return kiez.Enquiry{}, fmt.Errorf("enquiry %s: revision: %w", id, err)
	}
	e.Shown, _ = strconv.Atoi(fields["shown"]) // absent: not shown yet
	for field, message := range fields {
		chat, isCard := strings.CutPrefix(field, "card:")
		if !isCard {
			continue
		}
		card, err := toCard(chat, message)
		if err != nil {
			return kiez.Enquiry{}, fmt.Errorf("enquiry %s: %w", id, err)
		}
		e.Cards = append(e.Cards, card)
	}
	slices.SortFunc(e.Cards, func(a, b kiez.Sent) int { return cmp.Compare(a.Chat, b.Chat) })
	return e, nil
}

// sentField is how a message is written.
func sentField(m kiez.Sent) string { return fmt.Sprintf("%d:%d", m.Chat, m.ID) }

// toSent reads messages with blanks between them.
func toSent(list string) ([]kiez.Sent, error) {
	var all []kiez.Sent
	for field := range strings.FieldsSeq(list) {
		chat, message, _ := strings.Cut(field, ":")
		in, wrongChat := strconv.ParseInt(chat, 10, 64)
		id, wrongMessage := strconv.Atoi(message)
		if err := errors.Join(wrongChat, wrongMessage); err != nil {
			return nil, fmt.Errorf("message %q: %w", field, err)
		}
		all = append(all, kiez.Sent{Chat: kiez.ChatID(in), ID: id})
	}
	return all, nil
}
