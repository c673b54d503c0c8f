package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// ConsentVersion names the text of "subscribe.consent" that people agree to; it changes whenever that text does.
const ConsentVersion = "2026-11"

// Subscriptions keeps who wants to hear of what.
type Subscriptions interface {
	// Subscribe replaces the areas of a topic; no areas means all of them. A consent that is stored already stays.
	Subscribe(
		ctx context.Context, chat kiez.ChatID, topic kiez.Topic, areas []kiez.Area, consent kiez.Consent,
	) (kiez.Person, error)
	Unsubscribe(ctx context.Context, chat kiez.ChatID, topic kiez.Topic) (kiez.Person, error)
	// Stop ends all subscriptions, wishes to be reminded and a pause, and reports whether there was anything to end.
	Stop(ctx context.Context, chat kiez.ChatID) (had bool, err error)
}

// subscriptions shows the topic that is named behind the command, or lists the topics, and the single events to be
// reminded of; a check marks what the person has.
func (b *bot) subscriptions(ctx context.Context, req Request) (kiez.Reply, error) {
	topics := b.TopicWords(req.Arg)
	slices.Sort(topics)
	if topics = slices.Compact(topics); len(topics) == 1 {
		return subscriptionCard(req.Person, topics[0]), nil
	}
	reply, err := b.subscriptionList(ctx, req, req.Person)
	if err == nil && req.Arg != "" && len(topics) == 0 {
		m := &reply.Messages[0]
		unread := kiez.Say("subscribe.unread", kiez.Data{"Given": kiez.Isolated(beginningOf(req.Arg))})
		m.Paragraphs = append([]kiez.Text{unread}, m.Paragraphs...)
	}
	return reply, err
}

// remindButton leads from an answer to the subscription that fits.
func remindButton(topic kiez.Topic) kiez.Button {
	return button("button.remind", "subt:"+string(topic))
}

func (b *bot) subscriptionList(ctx context.Context, req Request, p kiez.Person) (kiez.Reply, error) {
	wishes, err := b.wishedEvents(ctx, req, p)
	if err != nil {
		return kiez.Reply{}, err
	}
	said := []kiez.Text{kiez.Say("subscribe.title", nil)}
	switch {
	case !p.Awaits():
		said = append(said, kiez.Say("subscribe.none", nil))
	case !p.Settings.Paused.IsZero():
		said = append(said, pausedUntil(p))
	}
	var buttons []kiez.Button
	for _, t := range kiez.Topics() {
		_, on := p.Topics[t]
		buttons = append(buttons, kiez.Button{Label: checked(kiez.Show(t), on), Data: "subt:" + string(t)})
	}
	reply := kiez.Answer(said...).Editing()
	reply.Messages[0].Rows = append(inRows(1, buttons...), wishes...)
	if p.Awaits() {
		reply = reply.With(pauseButton(p)).With(button("button.stop_all", "stop"))
	}
	return reply.With(button("button.settings", "set"), menuButton()), nil
}

// subscriptionTopic shows one topic: the consent and one button that subscribes, or the areas as toggles.
func (b *bot) subscriptionTopic(_ context.Context, req Request) (kiez.Reply, error) {
	topic := kiez.Topic(req.Arg)
	if !topic.Known() {
		return kiez.Answer(kiez.Say("subscribe.gone", nil)).With(button("button.back", "sub")), nil
	}
	return subscriptionCard(req.Person, topic), nil
}

func subscriptionCard(p kiez.Person, topic kiez.Topic) kiez.Reply {
	name := kiez.Say("subscribe.topic", kiez.Data{"Topic": topic})
	areas, on := p.Topics[topic]
	if !on {
		return kiez.Answer(name, kiez.Say("subscribe.consent", nil)).Editing().
			With(button("button.subscribe", "subon:"+string(topic))).With(button("button.back", "sub"))
	}
	reply := kiez.Answer(name, kiez.Say("subscribe.active", kiez.Data{"Areas": areaNames(areas)})).Editing()
	if !p.Settings.Paused.IsZero() {
		reply.Messages[0].Paragraphs = append(reply.Messages[0].Paragraphs, pausedUntil(p))
		reply = reply.With(resumeButton())
	}
	all := kiez.Button{Label: checked(kiez.Say("button.all_areas", nil), len(areas) == 0)}
	all.Data = "suba:" + string(topic) + ":all"
	reply = reply.With(all)
	for _, a := range kiez.Areas() {
		is := slices.Contains(areas, a)
		data := "suba:" + string(topic) + ":" + string(a) + ":" + other(is)
		reply = reply.With(kiez.Button{Label: checked(kiez.Show(a), is), Data: data})
	}
	return reply.With(button("button.unsubscribe", "suboff:"+string(topic))).With(button("button.back", "sub"))
}

// subscribe is the act of consent: its time and the version of the text are stored with it. Who has subscribed already
// keeps what was chosen, and the consent it rests on.
func (b *bot) subscribe(ctx context.Context, req Request) (kiez.Reply, error) {
	if _, already := req.Person.Topics[kiez.Topic(req.Arg)]; already {
		return subscriptionCard(req.Person, kiez.Topic(req.Arg)), nil
	}
	return b.subscribeTo(ctx, req, kiez.Topic(req.Arg), nil)
}

// subscribeArea switches one area of a topic: "<topic>:<area>:on", "<topic>:<area>:off" or "<topic>:all". With the last
// area gone, all of them are meant; to end the topic there is a button of its own.
func (b *bot) subscribeArea(ctx context.Context, req Request) (kiez.Reply, error) {
	topic, choice, _ := strings.Cut(req.Arg, ":")
	area, state, _ := strings.Cut(choice, ":")
	areas, subscribed := req.Person.Topics[kiez.Topic(topic)]
	switch {
	case !subscribed: // ended elsewhere in the meantime: the topic needs a new consent
		req.Arg = topic
		return b.subscriptionTopic(ctx, req)
	case area == "all":
		areas = nil
	case kiez.Area(area).Known():
		areas = chosen(areas, kiez.Area(area), state == on)
	default:
		return tooOld(), nil
	}
	if len(areas) == len(kiez.Areas()) {
		areas = nil
	}
	return b.subscribeTo(ctx, req, kiez.Topic(topic), areas)
}

func (b *bot) subscribeTo(
	ctx context.Context, req Request, topic kiez.Topic, areas []kiez.Area,
) (kiez.Reply, error) {
	if !topic.Known() {
		return kiez.Answer(kiez.Say("subscribe.gone", nil)).With(button("button.back", "sub")), nil
	}
	if err := b.rememberLang(ctx, req); err != nil {
		return kiez.Reply{}, err
	}
	consent := kiez.Consent{At: req.Now, Version: ConsentVersion}
	person, err := b.Subscriptions.Subscribe(ctx, req.Chat, topic, areas, consent)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("subscribe to %s: %w", topic, err)
	}
	reply := subscriptionCard(person, topic)
	reply.Notice = kiez.Say("subscribe.done", nil)
	return reply, nil
}

// rememberLang stores the language of somebody who never chose one: what is sent later has no client to take it from.
func (b *bot) rememberLang(ctx context.Context, req Request) error {
	if req.Person.Lang != "" {
		return nil
	}
	if err := b.Preferences.SetLang(ctx, req.Chat, req.Lang); err != nil {
		return fmt.Errorf("remember language: %w", err)
	}
	return nil
}

// unsubscribe ends one topic.
func (b *bot) unsubscribe(ctx context.Context, req Request) (kiez.Reply, error) {
	person, err := b.Subscriptions.Unsubscribe(ctx, req.Chat, kiez.Topic(req.Arg))
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("unsubscribe from %s: %w", req.Arg, err)
	}
	reply, err := b.subscriptionList(ctx, req, person)
	reply.Notice = kiez.Say("subscribe.ended", nil)
	return reply, err
}

// stop ends every subscription, reminder and following of an application, at once and without a question.
func (b *bot) stop(ctx context.Context, req Request) (kiez.Reply, error) {
	had, err := b.Subscriptions.Stop(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("stop: %w", err)
	}
	followed, err := b.Followers.UnfollowAll(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("stop: %w", err)
	}
	if !had && !followed {
		return kiez.Answer(kiez.Say("stop.nothing", nil)), nil
	}
	return kiez.Answer(kiez.Say("stop.done", nil)), nil
}
