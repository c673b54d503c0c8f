package handlers

import (
	"context"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// start greets and shows the menu. A deep link ("?start=…") goes straight to what it names; two things may be joined by
// "__", and a language among them counts for the other. What is written next is for the bot.
func (b *bot) start(ctx context.Context, req Request) (kiez.Reply, error) {
	if _, err := b.endTalk(ctx, req); err != nil {
		return kiez.Reply{}, err
	}
	const most = 2
	parts := strings.Split(req.Arg, "__")
	parts = parts[:min(most, len(parts))]
	languages := true // the link names nothing else
	for _, part := range parts {
		code, ok := strings.CutPrefix(part, "lang_")
		lang, known := kiez.ParseLang(code)
		languages = languages && ok && known
		if ok && known && !req.InGroup() {
			if _, err := b.setLanguage(ctx, req, lang); err != nil {
				return kiez.Reply{}, err
			}
			req.Lang, req.Person.Lang = lang, lang
		}
	}
	var reply kiez.Reply
	for _, part := range parts {
		opened, err := b.deepLink(ctx, req, part)
		if err != nil {
			return kiez.Reply{}, err
		}
		reply.Messages = append(reply.Messages, opened.Messages...)
	}
	if len(reply.Messages) == 0 {
		reply = greeting(req.Arg != "" && !languages)
	}
	for i := range reply.Messages {
		reply.Messages[i].Edit = false
		if reply.Messages[i].Chat == 0 {
			reply.Messages[i].Lang = req.Lang
		}
	}
	return reply, nil
}

// greeting says who the bot is and what is stored, below that a link led to nothing, and shows the menu.
func greeting(lostLink bool) kiez.Reply {
	paragraphs := []kiez.Text{kiez.Say("start.hello", nil), kiez.Say("start.stored", nil)}
	if lostLink {
		paragraphs = slices.Insert(paragraphs, 0, kiez.Say("start.unknown_link", nil))
	}
	reply := kiez.Answer(paragraphs...)
	reply.Messages[0].Rows = menuRows()
	return reply
}

// linkedFamilies are the families that links lead to by name.
func linkedFamilies() []string { return []string{"kiezfonds", "buergerhaushalt", "buergerjury"} }

// deepLink opens what one part of a link names; the zero Reply for a part that names nothing (any more).
func (b *bot) deepLink(ctx context.Context, req Request, part string) (kiez.Reply, error) {
	req.Kind, req.Command = kiez.KindMessage, ""
	name, arg, _ := strings.Cut(part, "_")
	req.Arg = arg
	personal := name == "subscribe" || name == "sub" || name == "lang" || name == "team" || name == "app"
	if personal && req.InGroup() {
		return kiez.Answer(kiez.Say("group.private", nil)), nil
	}
	if slices.Contains(linkedFamilies(), name) {
		req.Arg = name
		return b.family(ctx, req)
	}
	switch name {
	case "idea":
		return b.idea(ctx, req)
	case "hours":
		return b.hours(ctx, req)
	case "events":
		return b.events(ctx, req)
	case "subscribe":
		return b.subscriptions(ctx, req)
	case "ev":
		return b.event(ctx, req)
	case "app":
		return b.followLink(ctx, req)
	case "sub":
		return b.subscriptionTopic(ctx, req)
	case "team":
		return b.join(ctx, req)
	}
	return kiez.Reply{}, nil
}

// menu shows the main menu in place of the message whose button asked for it.
func (b *bot) menu(_ context.Context, _ Request) (kiez.Reply, error) {
	return mainMenu().Editing(), nil
}

func mainMenu() kiez.Reply {
	reply := kiez.Answer(kiez.Say("menu.title", nil))
	reply.Messages[0].Rows = menuRows()
	return reply
}

// menuRows is the main menu; the same buttons stand in the same places in every language.
func menuRows() [][]kiez.Button {
	return [][]kiez.Button{
		{button("family.kiezfonds", "family:kiezfonds"), button("family.buergerhaushalt", "family:buergerhaushalt")},
		{button("family.buergerjury", "family:buergerjury"), button("button.deadline", "deadline")},
		{button("button.hours", "hours"), button("button.events", "events")},
		{button("button.subscribe_menu", "sub"), button("button.language", "lang")},
		{button("button.idea", "way:"+kiez.WayStart), button("button.human", "human")},
	}
}

// help says what the bot can do and lists the commands; in private, staff also read theirs.
func (b *bot) help(ctx context.Context, req Request) (kiez.Reply, error) {
	return withGerman(ctx, req, "help", func(_ context.Context, req Request) (kiez.Reply, error) {
		texts := []kiez.Text{kiez.Say("help.text", nil), kiez.Say("help.commands", nil)}
		if req.Role.Staff() && !req.InGroup() {
			texts = append(texts, kiez.Show(b.staffCommands(req.Role)))
		}
		return kiez.Answer(append(texts, kiez.Say("help.emergency", nil))...).With(menuButton()), nil
	})
}

// staffCommands lists what only staff may do, as far as this role may.
func (b *bot) staffCommands(role kiez.Role) kiez.Lines {
	lines := kiez.Lines{kiez.Say("help.staff", nil)}
	for _, c := range b.commandList() {
		if c.Role.Staff() && role.AtLeast(c.Role) {
			what := kiez.Data{"Command": "/" + c.Name, "What": kiez.Say(c.Text, nil)}
			lines = append(lines, kiez.Say("help.staff_command", what))
		}
	}
	return lines
}

// cancel ends the running dialogue and says which it was; where none runs, it ends the talk with the office.
func (b *bot) cancel(ctx context.Context, req Request) (kiez.Reply, error) {
	ended, err := b.flows.end(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, err
	}
	if ended == "" {
		talked, err := b.endTalk(ctx, req)
		if err != nil {
			return kiez.Reply{}, err
		}
		ended = "cancel.nothing"
		if talked {
			ended = "ask.bot_listens"
		}
	}
	return kiez.Answer(kiez.Say(ended, nil)).With(menuButton()), nil
}
