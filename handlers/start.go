package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// start greets and shows the menu. A deep link ("?start=…") goes straight to what it names, also to two things joined
// by "__".
func (b *bot) start(ctx context.Context, req Request) (kiez.Reply, error) {
	var reply kiez.Reply
	for part := range strings.SplitSeq(req.Arg, "__") {
		opened, lang, err := b.deepLink(ctx, req, part)
		if err != nil {
			return kiez.Reply{}, err
		}
		if lang != "" {
			req.Lang, req.Person.Lang = lang, lang
		}
		reply.Messages = append(reply.Messages, opened.Messages...)
	}
	if len(reply.Messages) > 0 {
		for i := range reply.Messages {
			reply.Messages[i].Edit, reply.Messages[i].Lang = false, req.Lang
		}
		return reply, nil
	}
	hello := kiez.Answer(kiez.Say("start.hello", nil), kiez.Say("start.stored", nil))
	hello.Messages[0].Rows, hello.Messages[0].Lang = menuRows(), req.Lang
	return hello, nil
}

// deepLink opens what one part of a link names; the zero Reply for a part that names nothing (any more).
func (b *bot) deepLink(ctx context.Context, req Request, part string) (kiez.Reply, kiez.Lang, error) {
	req.Kind, req.Command = kiez.KindMessage, ""
	name, arg, _ := strings.Cut(part, "_")
	req.Arg = arg
	switch name {
	case "kiezfonds", "buergerhaushalt", "buergerjury":
		req.Arg = name
		reply, err := b.family(ctx, req)
		return reply, "", err
	case "hours":
		reply, err := b.hours(ctx, req)
		return reply, "", err
	case "events":
		reply, err := b.events(ctx, req)
		return reply, "", err
	case "subscribe":
		reply, err := b.subscriptions(ctx, req)
		return reply, "", err
	case "ev":
		reply, err := b.event(ctx, req)
		return reply, "", err
	case "sub":
		reply, err := b.subscriptionTopic(ctx, req)
		return reply, "", err
	case "lang":
		lang, ok := kiez.ParseLang(arg)
		if !ok {
			return kiez.Reply{}, "", nil
		}
		_, err := b.setLanguage(ctx, req, lang)
		return kiez.Reply{}, lang, err
	}
	return kiez.Reply{}, "", nil
}

// menu shows the main menu in place of the message whose button asked for it.
func (b *bot) menu(_ context.Context, _ Request) (kiez.Reply, error) {
	reply := kiez.Answer(kiez.Say("menu.title", nil)).Editing()
	reply.Messages[0].Rows = menuRows()
	return reply, nil
}

// menuRows is the main menu; the same buttons stand in the same places in every language.
func menuRows() [][]kiez.Button {
	return [][]kiez.Button{
		{button("family.kiezfonds", "family:kiezfonds"), button("family.buergerhaushalt", "family:buergerhaushalt")},
		{button("family.buergerjury", "family:buergerjury"), button("button.deadline", "deadline")},
		{button("button.hours", "hours"), button("button.events", "events")},
		{button("button.subscribe_menu", "sub"), button("button.language", "lang")},
		{button("button.human", "human")},
	}
}

// help says what the bot can do and lists the commands.
func (b *bot) help(_ context.Context, _ Request) (kiez.Reply, error) {
	return kiez.Answer(
		kiez.Say("help.text", nil), kiez.Say("help.commands", nil), kiez.Say("help.emergency", nil),
	).With(menuButton()), nil
}

// cancel ends the running dialogue and says which it was.
func (b *bot) cancel(ctx context.Context, req Request) (kiez.Reply, error) {
	ended, err := b.flows.end(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, err
	}
	if ended == "" {
		ended = "cancel.nothing"
	}
	return kiez.Answer(kiez.Say(ended, nil)).With(menuButton()), nil
}
