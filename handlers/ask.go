package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Enquiries keeps what residents ask the office, and has it shown there.
type Enquiries interface {
	// Save stores an enquiry, a new one with Rev 0. It gives kiez.ErrConflict if it was changed since it was read.
	Save(ctx context.Context, e kiez.Enquiry) error
	// Enquiry gives one, or kiez.ErrNotFound.
	Enquiry(ctx context.Context, id string) (kiez.Enquiry, error)
	// Unfinished gives those that are not closed, Of those of a resident, the oldest first.
	Unfinished(ctx context.Context) ([]kiez.Enquiry, error)
	Of(ctx context.Context, chat kiez.ChatID) ([]kiez.Enquiry, error)
}

const (
	mostOpen   = 3    // enquiries of one person that wait at the same time
	longestAsk = 2000 // letters of a question to the office: it has to fit on one card
	// mostAttached bounds what is sent along with a question: a group gets 20 messages a minute.
	mostAttached = 5
	mostAdded    = 20 // messages to the office in a row, for the same reason, until it has answered
	talkAsked    = 30 * time.Minute
	talkReplied  = 24 * time.Hour
)

// The fields of the data of the dialogue "ask", beside those every dialogue has.
const (
	askParts = "parts" // JSON of []kiez.Part
	askLang  = "lang"
	askTimes = "times" // when an appointment would suit; empty: it is a question
	askNoted = "noted" // not empty: it is feedback, to which no answer is promised
)

// contact says how to reach a human, and takes a question to the office. It may be written into the command at once,
// and a button may carry the question that the bot had no answer to: "human:<token>:<message>".
func (b *bot) contact(ctx context.Context, req Request) (kiez.Reply, error) {
	if req.InGroup() {
		return b.contactCard(ctx, req)
	}
	full, err := b.askedEnough(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	if full != nil {
		reply, err := b.contactCard(ctx, req)
		return withParagraph(reply, full.Text), err
	}
	if req.Arg != "" && req.Kind != kiez.KindButton {
		return b.takeAtOnce(ctx, req, map[string]string{dialogueID: b.NewID(), askLang: string(req.Lang)})
	}
	if req.Arg != "" {
		part, lang, err := b.askedBefore(ctx, req)
		if err != nil {
			return kiez.Reply{}, err
		}
		if part.Text != "" {
			return b.startAsk(ctx, req, "confirm", lang, part)
		}
	}
	reply, err := b.contactCard(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	_, err = b.startAsk(ctx, req, "question", req.Lang)
	return withParagraph(reply, kiez.Say("ask.question", nil)), err
}

// contactCard is how to reach the office, and whether somebody is there now.
func (b *bot) contactCard(ctx context.Context, req Request) (kiez.Reply, error) {
	subject, ok := b.Subjects.Subject(humanIntent)
	if !ok {
		return kiez.Answer(contactText(b.Office.Office())).With(menuButton()), nil
	}
	return b.explain(ctx, req, view{Subject: subject})
}

// withParagraph adds a paragraph to the first message of a reply.
func withParagraph(reply kiez.Reply, text kiez.Text) kiez.Reply {
	if len(reply.Messages) > 0 {
		m := &reply.Messages[0]
		m.Paragraphs = append(m.Paragraphs, text)
	}
	return reply
}

// askedEnough gives what to say where a person has as many questions waiting as one may have; nil: there is room.
func (b *bot) askedEnough(ctx context.Context, req Request) (*kiez.UserError, error) {
	all, err := b.Enquiries.Of(ctx, req.Chat)
	if err != nil {
		return nil, fmt.Errorf("open enquiries: %w", err)
	}
	open := slices.DeleteFunc(all, func(e kiez.Enquiry) bool { return !e.Open() })
	if len(open) < mostOpen {
		return nil, nil //nolint:nilnil // there is nothing to say
	}
	return &kiez.UserError{Text: kiez.Say("ask.too_many", kiez.Data{"Number": len(open)})}, nil
}

// humanButton leads to a human with the question of a token; empty: with none. message is the id of the question in the
// chat, 0: not known.
func humanButton(token string, message int) kiez.Button {
	if token == "" {
		return button("button.human", "human")
	}
	data := "human:" + token
	if message != 0 {
		data += ":" + strconv.Itoa(message)
	}
	return button("button.human", data)
}

// askedBefore gives the question that a button carries; an empty one if nothing is known of it any more.
func (b *bot) askedBefore(ctx context.Context, req Request) (kiez.Part, kiez.Lang, error) {
	token, message, _ := strings.Cut(req.Arg, ":")
	q, err := b.Feedback.Held(ctx, token)
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Part{}, "", nil
	}
	if err != nil {
		return kiez.Part{}, "", fmt.Errorf("question for the office: %w", err)
	}
	id, _ := strconv.Atoi(message)
	return kiez.Part{Message: id, Text: q.Text}, q.Lang, nil
}

// startAsk begins the dialogue in which a question is taken for the office.
func (b *bot) startAsk(
	ctx context.Context, req Request, step string, lang kiez.Lang, parts ...kiez.Part,
) (kiez.Reply, error) {
	data := map[string]string{dialogueID: b.NewID(), askedFor: step, askLang: string(lang)}
	reply := kiez.Reply{}
	if step == "confirm" {
		if err := putParts(data, parts); err != nil {
			return reply, err
		}
		reply = b.askConfirm(req, data, parts)
	}
	return reply, b.flows.start(ctx, req, "ask", step, data)
}

// takeAtOnce begins the dialogue with what stands behind the command.
func (b *bot) takeAtOnce(ctx context.Context, req Request, data map[string]string) (kiez.Reply, error) {
	req.Text = req.Arg
	reply, step, err := b.takeQuestion(ctx, req, data)
	if err != nil {
		return kiez.Reply{}, err
	}
	return reply, b.flows.start(ctx, req, "ask", step, data)
}

// takeQuestion is the step that reads a question to the office, or more of it.
func (b *bot) takeQuestion(_ context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	parts, err := partsOf(data)
	if err != nil {
		return kiez.Reply{}, "", err
	}
	whole := kiez.Enquiry{Parts: append(parts, partOf(req))}
	switch {
	case !req.Conveys():
		return kiez.Reply{}, "", kiez.Refuse("media.other", nil)
	case len([]rune(whole.Text())) > longestAsk:
		return kiez.Reply{}, "", kiez.Refuse("ask.too_long", kiez.Data{"Limit": longestAsk})
	case len(whole.Attached()) > mostAttached:
		return kiez.Reply{}, "", kiez.Refuse("ask.too_many_files", kiez.Data{"Limit": mostAttached})
	}
	if len(parts) == 0 && req.Text != "" {
		data[askLang] = string(b.Understander.Ask(req.Text, req.Lang).Lang)
	}
	data[askedFor] = "confirm"
	return b.askConfirm(req, data, whole.Parts), "confirm", putParts(data, whole.Parts)
}

// askConfirm shows what the office will see; nothing is passed on before it is confirmed.
func (b *bot) askConfirm(req Request, data map[string]string, parts []kiez.Part) kiez.Reply {
	lang, whole := kiez.Lang(data[askLang]), kiez.Enquiry{Parts: parts}
	passed := kiez.Lines{kiez.Say("mydata.language", kiez.Data{"Language": lang})}
	if times := data[askTimes]; times != "" {
		passed = append(kiez.Lines{timesLine(times)}, passed...)
	}
	if req.Person.Area != "" {
		passed = append(passed, kiez.Say("mydata.area", kiez.Data{"Area": req.Person.Area}))
	}
	if n := len(whole.Attached()); n > 0 {
		passed = append(passed, kiez.Say("ask.attached", kiez.Data{"Number": n}))
	}
	paragraphs := []kiez.Text{
		kiez.Say("ask.confirm", nil), kiez.Show(whole.Text()), kiez.Show(passed),
		kiez.Say("ask.nameless", kiez.Data{"Days": b.retentionDays()}),
	}
	if b.translates(lang) {
		paragraphs = append(paragraphs, kiez.Say("ask.translated", nil))
	}
	reply := kiez.Answer(paragraphs...).With(button("button.send", flowData(data, "send")))
	if req.Name != "" {
		reply = reply.With(kiez.Button{
			Label: kiez.Say("button.send_name", kiez.Data{"Name": req.Name}), Data: flowData(data, "name"),
		})
	}
	last := []kiez.Button{button("button.cancel", flowData(data, "cancel"))}
	if whole.Text() != "" && data[askTimes] == "" && data[askNoted] == "" {
		last = append([]kiez.Button{button("button.ask_bot", flowData(data, "bot"))}, last...)
	}
	return inLang(reply.With(last...), lang)
}

// retentionDays is how long what is over is kept.
func (b *bot) retentionDays() int { return int(b.Retention / (24 * time.Hour)) }

func putParts(data map[string]string, parts []kiez.Part) error {
	text, err := json.Marshal(parts)
	if err != nil {
		return fmt.Errorf("keep question: %w", err)
	}
	data[askParts] = string(text)
	return nil
}

func partsOf(data map[string]string) (parts []kiez.Part, err error) {
	if data[askParts] == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(data[askParts]), &parts); err != nil {
		return nil, fmt.Errorf("question of a dialogue: %w", err)
	}
	return parts, nil
}
