package handlers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// talkedTo gives the enquiries that what a resident writes now belongs to.
func (b *bot) talkedTo(ctx context.Context, req Request) ([]kiez.Enquiry, error) {
	all, err := b.Enquiries.Of(ctx, req.Chat)
	if err != nil {
		return nil, fmt.Errorf("who is talked to: %w", err)
	}
	return slices.DeleteFunc(all, func(e kiez.Enquiry) bool { return !e.Open() || !req.Now.Before(e.Talk) }), nil
}

// endTalk has the bot listen again to what a resident writes, and reports whether it was the office before. The
// enquiries stay open, and a reply to one of their messages still belongs to them.
func (b *bot) endTalk(ctx context.Context, req Request) (ended bool, err error) {
	if req.InGroup() {
		return false, nil
	}
	all, err := b.talkedTo(ctx, req)
	if err != nil {
		return false, err
	}
	for _, e := range all {
		if _, err := b.changeEnquiry(ctx, e.ID, endsTalk); err != nil {
			return false, err
		}
	}
	return len(all) > 0, nil
}

func endsTalk(e *kiez.Enquiry) error {
	e.Talk = time.Time{}
	return nil
}
