package telegram

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The parts of go-telegram-bot-api that lose updates, codes or the token, or panic on odd input.
func TestLibraryIsTransportOnly(t *testing.T) {
	forbidden := []string{
		"NewBotAPI", "NewBotAPIWithClient", "NewBotAPIWithAPIEndpoint", // go to the network at once
		"Request", "Send", "SendMediaGroup", // lose the error code after an upload
		"GetUpdates", "GetUpdatesChan", "StopReceivingUpdates", "ListenForWebhook", "HandleUpdate",
		"GetFileDirectURL", "Link", // hold the token
		"FromChat", "SentFrom", "Command", "CommandWithAt", "CommandArguments", // trust what came in
		"Debug", "SetLogger", // would print texts
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				seen++
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "http" {
					return true // http.Request
				}
				if slices.Contains(forbidden, sel.Sel.Name) {
					t.Errorf("%s uses %s", fset.Position(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
	if seen < 100 {
		t.Errorf("only %d selectors seen: were all files read?", seen)
	}
}

func TestLibraryNeverDebugs(t *testing.T) {
	c, err := New(Options{Token: testToken})
	if err != nil {
		t.Fatal(err)
	}
	if c.bot.Debug || c.bot.Token != tokenPlaceholder {
		t.Errorf("debug %t, token %q", c.bot.Debug, c.bot.Token)
	}
}
