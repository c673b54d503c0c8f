// Package handlers says what the bot answers: one file a conversation, for residents and for staff. A handler takes a
// Request and returns a kiez.Reply made of keys; it never sends, never renders and never asks what time it is.
package handlers

import (
	"context"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Request is one thing a person did, with all the bot knows about that person.
type Request struct {
	kiez.Update
	Person   kiez.Person
	Lang     kiez.Lang // to answer in
	Role     kiez.Role
	Banned   bool // is not answered any more
	Now      time.Time
	Command  string // without slash, lower case; empty: no command
	Arg      string // what follows the command or the button's name
	German   bool   // the answer is wanted in German as well
	Answered bool   // of a changed message: its answer can be replaced, see kiez.Reply.ToQuestion
}

// Handler answers one request. It returns what to say; the caller sends it.
type Handler func(ctx context.Context, req Request) (kiez.Reply, error)

// parse splits a command or a button into its name and its argument.
func parse(req Request) Request {
	switch {
	case req.Kind == kiez.KindButton:
		_, req.Arg, _ = strings.Cut(req.Button, ":")
	case strings.HasPrefix(req.Text, "/"):
		name, arg := req.Text[1:], ""
		if at := strings.IndexAny(name, " \n\t"); at >= 0 {
			name, arg = name[:at], strings.TrimSpace(name[at:])
		}
		name, _, _ = strings.Cut(name, "@")
		req.Command, req.Arg = strings.ToLower(name), arg
	}
	return req
}

func button(key, data string) kiez.Button {
	return kiez.Button{Label: kiez.Say(key, nil), Data: data}
}

func menuButton() kiez.Button { return button("button.menu", "menu") }

// inRows puts buttons side by side, at most width in a row.
func inRows(width int, buttons ...kiez.Button) [][]kiez.Button {
	return slices.Collect(slices.Chunk(buttons, width))
}

// checked marks a label as chosen.
func checked(label kiez.Text, on bool) kiez.Text {
	if !on {
		return label
	}
	return kiez.Say("button.checked", kiez.Data{"Name": label})
}

// areaNames is the list of areas as one value of a text; none means all.
func areaNames(areas []kiez.Area) kiez.List {
	if len(areas) == 0 {
		return kiez.List{kiez.Show(kiez.Area(""))}
	}
	return namesOf(areas)
}

// namesOf lists things that have names: areas, topics, languages.
func namesOf[T kiez.Area | kiez.Topic | kiez.Lang](things []T) kiez.List {
	names := make(kiez.List, len(things))
	for i, t := range things {
		names[i] = kiez.Show(t)
	}
	return names
}

// on and off are the states that a button which chooses something carries.
const on, off = "on", "off"

// other is the state that a tap leads to.
func other(is bool) string {
	if is {
		return off
	}
	return on
}

// chosen is the list with the item in it, or without it.
func chosen[T comparable](list []T, item T, in bool) []T {
	list = slices.DeleteFunc(slices.Clone(list), func(t T) bool { return t == item })
	if in {
		list = append(list, item)
	}
	return list
}
