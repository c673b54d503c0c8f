package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// appointmentIntent is the subject of people who ask how to get an appointment.
const appointmentIntent = kiez.Intent("office.appointment")

// longestTimes is how many letters a wish for a time may have.
const longestTimes = 300

// appointmentButton is offered where the office says that one can come by appointment.
func appointmentButton() kiez.Button { return button("button.appointment", "appoint") }

// appointment takes a wish for an appointment: when, and what it is about. It goes the way of a question.
func (b *bot) appointment(ctx context.Context, req Request) (kiez.Reply, error) {
	full, err := b.askedEnough(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	if full != nil {
		return kiez.Reply{}, full
	}
	if _, err := b.startAsk(ctx, req, "times", req.Lang); err != nil {
		return kiez.Reply{}, err
	}
	return kiez.Answer(kiez.Say("appointment.ask_times", nil)), nil
}

// takeTimes is the step that reads when an appointment would suit.
func (b *bot) takeTimes(_ context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	times := strings.TrimSpace(req.Text)
	switch {
	case !readable(times):
		return kiez.Answer(kiez.Say("appointment.ask_times", nil)), "times", nil
	case len([]rune(times)) > longestTimes:
		return kiez.Reply{}, "times", kiez.Refuse("ask.too_long", kiez.Data{"Limit": longestTimes})
	}
	data[askTimes], data[askedFor] = times, "question"
	return kiez.Answer(kiez.Say("appointment.ask_about", nil)), "question", nil
}

func timesLine(times string) kiez.Text {
	return kiez.Say("appointment.times", kiez.Data{"Times": times})
}
