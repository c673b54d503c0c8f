package handlers

import "kiezbot/internal/kiez"

// BroadcastHalted tells staff of a broadcast that was paused because so many seem to have blocked the bot that it looks
// like an outage, and asks them whether to go on.
func BroadcastHalted(bc kiez.Broadcast, sheet kiez.Sheet) kiez.Message {
	return kiez.Message{
		Paragraphs: []kiez.Text{
			summary(bc),
			kiez.Say("broadcast.halted", kiez.Data{"Blocked": sheet.Blocked, "Sent": sheet.Sent}),
		},
		Rows: [][]kiez.Button{{
			bcButton("button.resume", "resume", bc.ID), bcButton("button.cancel", "abort", bc.ID),
		}},
	}
}
