package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"kiezbot/internal/kiez"
)

// ErrEmpty means that a message has neither text nor venue nor file.
var ErrEmpty = errors.New("nothing to send")

// Send says m and gives the ids of the messages it became, in order; with an error, of those that went out before it.
//
// A text above 4096 UTF-16 units becomes several messages; one that Telegram cannot parse is said as plain text. A
// photo that Telegram does not know, or that must not be sent to the chat, is left out: the text has to get through. A
// message for a topic that was deleted goes to the group itself. An edit that cannot be made, because the message is
// gone or the text too long, becomes a new message, or none where m is EditOnly; one that changes nothing is a success.
//
// A reply is repeated: once when it is unsure whether it went out, three times after a failure that is certain. A bulk
// message is tried once, so that its sender can keep account; only behind its first part it is as patient as a reply,
// for nobody else can resume there, and a final failure there is kiez.ErrUnsure.
//
// A message to a group that became a supergroup goes there; what it replies to or edits has stayed behind.
//
// The error is classified: kiez.ErrGone, *kiez.RetryError, kiez.ErrUnsure, ErrToken, or final.
func (c *Client) Send(ctx context.Context, m kiez.Outgoing) (ids []int, err error) {
	ids, err = c.send(ctx, m)
	group, moved := errors.AsType[*kiez.MigratedError](err)
	if !moved {
		return ids, err
	}
	c.moved(ctx, m.Chat, group.To)
	if m.EditOnly {
		return nil, nil
	}
	m.Chat, m.ReplyTo, m.Edit = group.To, 0, 0
	return c.send(ctx, m)
}

// send is Send to where m says.
func (c *Client) send(ctx context.Context, m kiez.Outgoing) (ids []int, err error) {
	if m.Edit != 0 {
		done, err := c.edit(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("edit message %d in chat %d: %w", m.Edit, m.Chat, err)
		}
		if done {
			return []int{m.Edit}, nil
		}
		if m.EditOnly {
			return nil, nil
		}
	}
	ids, err = c.sendNew(ctx, m)
	if m.Thread != 0 && len(ids) == 0 && topicIsGone(err) {
		m.Thread = 0
		ids, err = c.sendNew(ctx, m)
	}
	if m.Photo != "" && len(ids) == 0 && refusedPhoto(err) {
		c.log.ErrorContext(ctx, "photo refused, sending the text alone", "err", err)
		m.Photo = ""
		return c.sendNew(ctx, m)
	}
	return ids, err
}

// sendNew makes the calls of a message that replaces none.
func (c *Client) sendNew(ctx context.Context, m kiez.Outgoing) (ids []int, err error) {
	parts := plan(m)
	if len(parts) == 0 {
		return nil, fmt.Errorf("send to chat %d: %w", m.Chat, ErrEmpty)
	}
	if m.Bulk && c.paidBulk {
		for _, p := range parts {
			p.params.AddBool("allow_paid_broadcast", true)
		}
	}
	for i, p := range parts {
		id, err := c.deliver(ctx, m, p, !m.Bulk || i > 0)
		if err != nil {
			if m.Bulk && i > 0 { // the text of err only: its sender must not take it for leave to send all parts again
				err = fmt.Errorf("%w: %s", kiez.ErrUnsure, err.Error())
			}
			return ids, fmt.Errorf("send part %d of %d to chat %d: %w", i+1, len(parts), m.Chat, err)
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// edit reports whether the message now reads as wanted; if not, a new one is needed.
func (c *Client) edit(ctx context.Context, m kiez.Outgoing) (done bool, err error) {
	p, ok := planEdit(m)
	if !ok {
		return false, nil
	}
	_, err = c.deliver(ctx, m, p, !m.Bulk)
	switch {
	case err == nil, refused(err, "message is not modified"):
		return true, nil
	case refused(err, "message to edit not found", "message can't be edited", "message_id_invalid",
		"no text in the message", "no caption in the message"):
		return false, nil
	}
	return false, err
}

// deliver makes the call of one part and falls back to plain text.
func (c *Client) deliver(ctx context.Context, m kiez.Outgoing, p part, patient bool) (id int, err error) {
	id, err = c.post(ctx, m, p.request(false), patient)
	if p.html != "" && refused(err, "can't parse entities", "can't parse message text", "entity", "entities") {
		c.log.ErrorContext(ctx, "formatting refused, sending plain text", "method", p.method, "err", err)
		return c.post(ctx, m, p.request(true), patient)
	}
	return id, err
}

func (c *Client) post(ctx context.Context, m kiez.Outgoing, r request, patient bool) (id int, err error) {
	once := func() (err error) {
		id, err = c.postOnce(ctx, m, r)
		return err
	}
	if patient {
		err = insist(ctx, once)
	} else {
		err = once()
	}
	return id, err
}

func (c *Client) postOnce(ctx context.Context, m kiez.Outgoing, r request) (id int, err error) {
	if err := c.pacer.Wait(ctx, m.Chat, m.Bulk); err != nil {
		if m.Bulk || ctx.Err() != nil {
			return 0, fmt.Errorf("%s: pace: %w", r.method, &kiez.RetryError{After: defaultRetry, Err: err})
		}
		c.log.WarnContext(ctx, "no pace to be had, replying without", "err", err) // "back soon" must get out
	}
	res, err := c.call(ctx, r)
	if err != nil {
		return 0, err
	}
	var sent struct {
		ID int `json:"message_id"`
	}
	if err := json.Unmarshal(res, &sent); err != nil {
		return 0, broken(r.method, err)
	}
	return sent.ID, nil
}
