package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// inbox lists what residents wait for.
func (b *bot) inbox(ctx context.Context, req Request) (kiez.Reply, error) {
	return b.deskList(ctx, req, "open")
}

// deskList lists the enquiries that are open, taken by oneself or overdue, from the offset-th on:
// "desk:list:<which>:<offset>".
func (b *bot) deskList(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	which, from, _ := strings.Cut(arg, ":")
	all, err := b.Enquiries.Unfinished(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("inbox: %w", err)
	}
	lists := map[string][]kiez.Enquiry{"open": all}
	for _, e := range all {
		if e.Taken == req.From {
			lists["mine"] = append(lists["mine"], e)
		}
		if e.Overdue(req.Now) {
			lists["overdue"] = append(lists["overdue"], e)
		}
	}
	reply := kiez.Answer(kiez.Say("desk.inbox", nil)).Editing()
	m := &reply.Messages[0]
	list := lists[which]
	offset, _ := strconv.Atoi(from)
	if offset < 0 || offset >= len(list) { // the last page has become empty
		offset = 0
	}
	var numbers []kiez.Button
	for i, e := range list[offset:min(offset+onPage, len(list))] {
		place := offset + i + 1
		m.Paragraphs = append(m.Paragraphs, b.deskLine(place, e, req))
		numbers = append(numbers, kiez.Button{Label: kiez.Show(place), Data: "desk:show:" + e.ID})
	}
	if len(list) == 0 {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.none", nil))
	}
	m.Rows = inRows(onPage/2, numbers...)
	at := func(offset int) string { return "desk:list:" + which + ":" + strconv.Itoa(offset) }
	var turn []kiez.Button
	if offset > 0 {
		turn = append(turn, button("button.previous", at(max(offset-onPage, 0))))
	}
	if offset+onPage < len(list) {
		turn = append(turn, button("button.next", at(offset+onPage)))
	}
	reply = reply.With(turn...)
	tab := func(name string) kiez.Button {
		label := kiez.Say("button.desk_"+name, kiez.Data{"Number": len(lists[name])})
		return kiez.Button{Label: checked(label, name == which), Data: "desk:list:" + name}
	}
	return reply.With(tab("open"), tab("mine"), tab("overdue")), nil
}

// deskLine is an enquiry in two lines: language and how it stands, and how it begins.
func (b *bot) deskLine(place int, e kiez.Enquiry, req Request) kiez.Text {
	state := kiez.Say("desk.state_answered", nil)
	switch {
	case e.Overdue(req.Now):
		state = kiez.Say("desk.state_overdue", kiez.Data{"Moment": kiez.Moment(e.Due)})
	case e.Waits():
		state = kiez.Say("desk.waits", kiez.Data{"Moment": kiez.Moment(e.Since)})
	}
	return kiez.Say("desk.line", kiez.Data{"Place": place, "Title": deskTitle(e), "State": state, "Text": clip(e.Text())})
}

// showEnquiry shows an enquiry once more, below the list: "desk:show:<enquiry>". A reply to it answers the resident.
func (b *bot) showEnquiry(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	e, err := b.Enquiries.Enquiry(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("show enquiry: %w", err)
	}
	m := b.enquiryCard(e)
	inSight := func(c kiez.Sent) bool { return c.Chat == req.Chat && c.Thread == req.Thread }
	if at := slices.IndexFunc(e.Cards, inSight); at >= 0 {
		m.ReplyTo = e.Cards[at].ID // a tap on the quotation leads to what was said since
	}
	return kiez.Reply{Messages: []kiez.Message{m}}, nil
}
