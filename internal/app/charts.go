package app

import (
	"kiezbot/internal/drawing"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// chartPicture draws a chart in a language.
func chartPicture(words *locales.Catalog, lang kiez.Lang, c kiez.Chart) (*kiez.File, error) {
	say := func(t kiez.Text) string { return words.Label(lang, t) }
	chart := drawing.Chart{
		Lang: string(lang.Base()), RTL: lang.RTL(), Title: say(c.Title), Note: say(c.Note), BarsTitle: say(c.BarsTitle),
		Rest: c.Rest, TrendTitle: say(c.TrendTitle), Trend: c.Trend,
	}
	for _, f := range c.Facts {
		chart.Facts = append(chart.Facts, drawing.Fact{Value: say(f.Value), Label: say(f.Label)})
	}
	for _, part := range c.Parts {
		chart.Parts = append(chart.Parts, say(part))
	}
	for _, bar := range c.Bars {
		chart.Bars = append(chart.Bars, drawing.Bar{Label: say(bar.Label), Parts: bar.Parts})
	}
	for _, list := range c.Lists {
		drawn := drawing.List{Title: say(list.Title)}
		for _, row := range list.Rows {
			drawn.Rows = append(drawn.Rows, drawing.Row{Label: say(row.Label), Value: row.Value})
		}
		chart.Lists = append(chart.Lists, drawn)
	}
	picture, err := chart.PNG()
	if err != nil {
		return nil, err
	}
	return &kiez.File{Name: "numbers.png", Data: picture}, nil
}
