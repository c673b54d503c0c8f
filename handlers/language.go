package handlers

import (
	"context"
	"fmt"

	"kiezbot/internal/kiez"
)

// Preferences stores what a person chose.
type Preferences interface {
	SetLang(ctx context.Context, chat kiez.ChatID, lang kiez.Lang) error
	SetArea(ctx context.Context, chat kiez.ChatID, area kiez.Area) error
}

// language shows the languages by their own names, or takes the one that was tapped or typed.
func (b *bot) language(ctx context.Context, req Request) (kiez.Reply, error) {
	if lang, ok := kiez.ParseLang(req.Arg); ok {
		return b.setLanguage(ctx, req, lang)
	}
	var buttons []kiez.Button
	for _, l := range kiez.Langs() {
		buttons = append(buttons, kiez.Button{Label: checked(kiez.Show(l), l == req.Lang), Data: "lang:" + string(l)})
	}
	reply := kiez.Answer(kiez.Say("language.ask", nil)).Editing()
	reply.Messages[0].Rows = append(inRows(2, buttons...), []kiez.Button{menuButton()})
	return reply, nil
}

func (b *bot) setLanguage(ctx context.Context, req Request, lang kiez.Lang) (kiez.Reply, error) {
	if err := b.Preferences.SetLang(ctx, req.Chat, lang); err != nil {
		return kiez.Reply{}, fmt.Errorf("set language: %w", err)
	}
	reply := kiez.Answer(kiez.Say("language.done", nil)).Editing()
	reply.Messages[0].Lang, reply.Messages[0].Rows = lang, menuRows()
	return reply, nil
}
