package telegram

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

func TestAnswerInline(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		query := w.Inline(resident, "kiezfonds", "")
		articles := []kiez.Article{
			{ID: "a", Title: "Was?", Summary: "Geld", HTML: "<b>Ja</b>", Rows: [][]kiez.Key{{{Label: "Mehr", URL: "https://t.me/bot"}}}},
			{ID: "long", Title: "Lang", HTML: strings.Repeat("x", 3000) + "\n\n" + strings.Repeat("y", 3000)},
			{ID: strings.Repeat("i", 65), Title: "Id", HTML: "x"},
			{ID: "empty", Title: "Leer"},
		}
		if err := w.client.AnswerInline(t.Context(), query.QueryID, articles, 5*time.Minute); err != nil {
			t.Fatal(err)
		}
		answer, err := query.Wait(t.Context())
		if err != nil || answer.CacheTime != 300 || !answer.IsPersonal {
			t.Fatalf("answer %+v, %v", answer, err)
		}
		var ids []string
		for _, raw := range answer.Results {
			var r struct {
				ID      string `json:"id"`
				Content struct {
					Text string `json:"message_text"`
				} `json:"input_message_content"`
			}
			if err := json.Unmarshal(raw, &r); err != nil {
				t.Fatal(err)
			}
			if ids = append(ids, r.ID); r.ID == "long" && r.Content.Text != strings.Repeat("x", 3000) {
				t.Errorf("the long one is %d bytes", len(r.Content.Text))
			}
		}
		if !slices.Equal(ids, []string{"a", "long"}) {
			t.Errorf("offered %q", ids)
		}
		if err := w.client.AnswerInline(t.Context(), "no such query", nil, 0); err != nil {
			t.Errorf("too old: %v", err)
		}
		w.AddFault(tgfake.Fault{
			Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: RESULTS_TOO_MUCH", Method: "answerInlineQuery",
		})
		if err := w.client.AnswerInline(t.Context(), w.Inline(resident, "", "").QueryID, nil, 0); err == nil {
			t.Error("a refusal is no success")
		}
	})
}
