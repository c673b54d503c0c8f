package handlers

import (
	"context"
	"errors"
	"strings"

	"kiezbot/internal/kiez"
)

// Translator translates what residents and the office write to each other, where the operator has set up a service.
type Translator interface {
	// Translate gives a plain text in another language, or soon an error.
	Translate(ctx context.Context, text string, from, to kiez.Lang) (string, error)
}

// A card has to stay one message. So this is how many letters a question and its translation may have together, and
// what a translation has in any case, beside a question of longestAsk.
const longestGlossed, shortestGloss = 3000, 500

// translates reports whether what is written in a language is translated for the office.
func (b *bot) translates(lang kiez.Lang) bool {
	return b.Translator != nil && lang.Base() != kiez.German
}

// gloss is a text in German. That it failed is no error: the original is there, and whoever translates has noted why.
func (b *bot) gloss(ctx context.Context, text string, lang kiez.Lang) kiez.Gloss {
	if !b.translates(lang) || !readable(text) {
		return kiez.Gloss{}
	}
	german, err := b.Translator.Translate(ctx, text, lang, kiez.German)
	if err != nil {
		return kiez.Gloss{Failed: true}
	}
	return kiez.Gloss{Text: german}
}

// glossOf is the whole question in German.
func (b *bot) glossOf(ctx context.Context, e kiez.Enquiry) kiez.Gloss {
	return b.gloss(ctx, strings.TrimSpace(e.Times+"\n"+e.Text()), e.Lang)
}

// glossAnew translates a question that has changed.
func (b *bot) glossAnew(ctx context.Context, e kiez.Enquiry) error {
	if e.Gloss != (kiez.Gloss{}) {
		return nil
	}
	gloss := b.glossOf(ctx, e)
	if gloss == (kiez.Gloss{}) {
		return nil
	}
	_, err := b.changeEnquiry(ctx, e.ID, func(now *kiez.Enquiry) error {
		if now.Text() == e.Text() { // it has not changed once more
			now.Gloss = gloss
		}
		return nil
	})
	if errors.Is(err, kiez.ErrNotFound) {
		return nil
	}
	return err
}

// glossText is the translation of a question on its card.
func glossText(e kiez.Enquiry) []kiez.Text {
	return glossParagraph(e.Gloss, max(longestGlossed-len([]rune(e.Text())), shortestGloss))
}

// glossed is the translation of what a resident adds, in whatever language.
func (b *bot) glossed(ctx context.Context, req Request) []kiez.Text {
	if b.Translator == nil || req.Text == "" {
		return nil
	}
	lang := b.Understander.Ask(req.Text, req.Lang).Lang
	return glossParagraph(b.gloss(ctx, req.Text, lang), longestGlossed)
}

func glossParagraph(g kiez.Gloss, most int) []kiez.Text {
	switch {
	case g.Failed:
		return []kiez.Text{kiez.Say("desk.gloss_failed", nil)}
	case g.Text == "":
		return nil
	case len([]rune(g.Text)) > most:
		g.Text = clipped(g.Text, most) + "…"
	}
	return []kiez.Text{kiez.Say("desk.gloss", kiez.Data{"Text": g.Text})}
}
