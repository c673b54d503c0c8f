package handlers

import (
	"context"
	"errors"
	"fmt"

	"kiezbot/internal/kiez"
)

// outcomeCount is one line of a sheet.
type outcomeCount struct {
	outcome kiez.Outcome
	number  int
}

// outcomeCounts are the outcomes of a sheet in the order in which they are shown.
func outcomeCounts(s kiez.Sheet) []outcomeCount {
	return []outcomeCount{
		{kiez.OutcomeSent, s.Sent},
		{kiez.OutcomeFailed, s.Failed},
		{kiez.OutcomeBlocked, s.Blocked},
		{kiez.OutcomeExpired, s.Expired},
		{kiez.OutcomeUnknown, s.Unknown},
		{kiez.OutcomeLeft, s.Left},
		{kiez.OutcomeSkipped, s.Skipped},
		{kiez.OutcomeAborted, s.AbortedRest},
	}
}

// resultButtons are what staff can do with the result of a text of theirs.
func resultButtons(bc kiez.Broadcast, sheet kiez.Sheet) [][]kiez.Button {
	if bc.Kind != kiez.StaffBroadcast || sheet.Total == 0 || sheet.Pending > 0 {
		return nil
	}
	rows := [][]kiez.Button{{bcButton("button.broadcast_list", "list", bc.ID)}}
	if sheet.Failed > 0 {
		again := bcButton("button.broadcast_retry", "retry", bc.ID)
		again.Label.Data = kiez.Data{"Number": sheet.Failed}
		rows = append([][]kiez.Button{{again}}, rows...)
	}
	return rows
}

// resultButton does what a button under a result asks for.
func (b *bot) resultButton(ctx context.Context, req Request, bc kiez.Broadcast, verb string) (kiez.Reply, error) {
	switch verb {
	case "list":
		return b.resultList(ctx, bc)
	case "retry":
		return b.askRetry(ctx, req, bc)
	default:
		return b.retry(ctx, req, bc)
	}
}

// resultList gives what became of every recipient as a file: a running number, the language, the outcome and what it
// means. Numbers are given in the order of outcome and language, so that they say nothing about a person. Nobody is
// missing: whose language is not known any more still counts.
func (b *bot) resultList(ctx context.Context, bc kiez.Broadcast) (kiez.Reply, error) {
	sheet, err := b.Results.Sheet(ctx, bc.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("sheet of %s: %w", bc.ID, err)
	}
	if !ended(bc) || sheet.Pending > 0 {
		return kiez.Reply{Notice: kiez.Say("broadcast.not_over", nil), Alert: true}, nil
	}
	people, err := b.Results.Outcomes(ctx, bc.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("outcomes of %s: %w", bc.ID, err)
	}
	table := &kiez.Table{Name: "broadcast-" + bc.ID + ".csv"}
	for _, column := range []string{"number", "language", "outcome", "reason"} {
		table.Head = append(table.Head, kiez.Say("list."+column, nil))
	}
	for _, count := range outcomeCounts(sheet) {
		result := kiez.Say("outcome."+string(count.outcome), nil)
		reason := kiez.Say("outcome.why_"+string(count.outcome), nil)
		rest := count.number
		add := func(lang kiez.Text, times int) {
			if times > 0 {
				table.Rows = append(table.Rows, kiez.TableRow{Cells: []kiez.Text{lang, result, reason}, Times: times})
				rest -= times
			}
		}
		for _, lang := range kiez.Langs() {
			n := people[count.outcome][lang]
			if lang == kiez.German { // where no language was chosen
				n += people[count.outcome][""]
			}
			add(kiez.Show(lang), n)
		}
		add(kiez.Say("list.no_language", nil), rest)
	}
	list := kiez.Message{Paragraphs: []kiez.Text{kiez.Say("broadcast.list", kiez.Data{"ID": bc.ID})}, Table: table}
	return kiez.Reply{Messages: []kiez.Message{list}}, nil
}

// ended reports whether a broadcast is never sent to anybody any more.
func ended(bc kiez.Broadcast) bool { return bc.State == kiez.Done || bc.State == kiez.Aborted }

// askRetry asks whether to send a text again to those it could not be delivered to. The text and its audience were
// released before, so no second person has to, but it takes one who may release.
func (b *bot) askRetry(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	again, count, refusal, err := b.retryOf(ctx, req, bc)
	if err != nil || refusal.Key != "" {
		return kiez.Reply{Notice: refusal, Alert: true}, err
	}
	existing, err := b.Broadcasts.Get(ctx, again.ID)
	if err == nil { // it was done before
		reply, err := b.broadcastCard(ctx, req, existing)
		reply.Messages[0].Edit = false
		return reply, err
	}
	if !errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{}, fmt.Errorf("look for a retry: %w", err)
	}
	return kiez.Answer(kiez.Say("broadcast.ask_retry", kiez.Data{"Count": inAll(count), "ID": bc.ID}), recipients(count)).
		With(bcButton("button.broadcast_retry_yes", "retryyes", bc.ID)).
		With(bcButton("button.back", "card", again.Audience.FailedOf)), nil
}

// retry sends it, once: however often it is tapped, the second run has the name of the first and an r.
func (b *bot) retry(ctx context.Context, req Request, bc kiez.Broadcast) (kiez.Reply, error) {
	again, _, refusal, err := b.retryOf(ctx, req, bc)
	if err != nil || refusal.Key != "" {
		return kiez.Reply{Notice: refusal, Alert: true}, err
	}
	created, err := b.Broadcasts.Create(ctx, again)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("create retry: %w", err)
	}
	stored, err := b.Broadcasts.Get(ctx, again.ID)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("load retry: %w", err)
	}
	if created {
		if err := b.noteBroadcast(ctx, req, kiez.BroadcastReleased, stored); err != nil {
			return kiez.Reply{}, err
		}
	}
	return b.broadcastCard(ctx, req, stored)
}

// retryOf is the second run of a broadcast, and who would get it now. Where there is none, it says why.
func (b *bot) retryOf(
	ctx context.Context, req Request, bc kiez.Broadcast,
) (again kiez.Broadcast, count map[kiez.Lang]int, refusal kiez.Text, err error) {
	switch {
	case !req.Role.MayRelease():
		return again, nil, kiez.Say("broadcast.may_not", nil), nil
	case bc.Kind != kiez.StaffBroadcast || !ended(bc):
		return again, nil, kiez.Say("broadcast.not_over", nil), nil
	}
	again = bc
	again.ID, again.State, again.Releaser = bc.ID+"r", kiez.Scheduled, req.From
	again.Created, again.At, again.ValidUntil = req.Now, req.Now, req.Now.Add(staleAfter)
	again.Total, again.Rev, again.Loud, again.CardChat, again.CardID = 0, 0, false, req.Chat, req.MessageID
	again.Audience.FailedOf = bc.ID
	count, err = b.Broadcasts.Count(ctx, again.Audience)
	if err != nil {
		return again, nil, kiez.Text{}, fmt.Errorf("count who is left of %s: %w", bc.ID, err)
	}
	if inAll(count) == 0 {
		return again, nil, kiez.Say("broadcast.retry_nobody", nil), nil
	}
	return again, count, kiez.Text{}, nil
}
