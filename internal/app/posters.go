package app

import (
	"kiezbot/internal/drawing"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// posterPage makes the page of a poster, in all its languages.
func posterPage(words *locales.Catalog, p kiez.Poster) (*kiez.File, error) {
	drawn := drawing.Poster{Link: p.Link, Owner: words.Label(p.Langs[0], p.Owner)}
	for _, lang := range p.Langs {
		block := drawing.Block{
			Lang: string(lang.Base()), RTL: lang.RTL(), Title: words.Label(lang, p.Title), Call: words.Label(lang, p.Call),
		}
		if p.When.Key != "" {
			block.When = words.Label(lang, p.When)
		}
		drawn.Blocks = append(drawn.Blocks, block)
	}
	page, err := drawn.PDF()
	if err != nil {
		return nil, err
	}
	return &kiez.File{Name: p.Name + ".pdf", Data: page}, nil
}

// posterCode makes the code of a poster alone.
func posterCode(p kiez.Poster) (*kiez.File, error) {
	code, err := drawing.QR(p.Link)
	if err != nil {
		return nil, err
	}
	return &kiez.File{Name: p.Name + ".png", Data: code}, nil
}

// drawings makes the pictures and pages of a message. What cannot be drawn is left out and logged: the words beside it
// get through.
func (c *conversation) drawings(words *locales.Catalog, lang kiez.Lang, m kiez.Message) (picture, page *kiez.File) {
	page = m.File
	var err error
	switch {
	case m.Table != nil:
		page = tableFile(words, lang, *m.Table)
	case m.Poster != nil:
		page, err = posterPage(words, *m.Poster)
	case m.Chart != nil:
		picture, err = chartPicture(words, lang, *m.Chart)
	case m.Code != nil:
		picture, err = posterCode(*m.Code)
	}
	if err != nil {
		c.log.Error("draw", "err", err)
	}
	return picture, page
}
