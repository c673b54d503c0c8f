package tgfake

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// setLink makes e a link or a mention. It reports whether Telegram would keep it.
func setLink(e *Entity, href string) bool {
	if id, ok := userLink(href); ok {
		e.Type, e.User = "text_mention", &User{ID: id, FirstName: "User " + strconv.FormatInt(id, 10)}
		return true
	}
	link, err := checkLink(href)
	if err != nil {
		return false
	}
	e.URL = link
	return true
}

func userLink(href string) (int64, bool) {
	num, ok := strings.CutPrefix(href, "tg://user?id=")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(num, 10, 64)
	return id, err == nil && id > 0
}

// checkLink normalises a link as LinkManager::check_link of github.com/tdlib/td does: http, https, tg and ton
// only, a scheme is added, and the host must have a dot, so localhost is refused.
func checkLink(link string) (string, error) {
	link = strings.TrimSpace(link)
	lower := strings.ToLower(link)
	for _, scheme := range []string{"tg:", "ton:"} {
		if strings.HasPrefix(lower, scheme) {
			return scheme + "//" + strings.TrimPrefix(link[len(scheme):], "//"), nil
		}
	}
	if proto, _, ok := strings.Cut(lower, "://"); ok {
		if proto != "http" && proto != "https" {
			return "", telegramSays("Unsupported URL protocol")
		}
	} else {
		link = "http://" + link
	}
	u, err := url.Parse(link)
	if err != nil || strings.ContainsAny(link, " \n\t") {
		return "", telegramSays("Wrong HTTP URL")
	}
	host := u.Hostname()
	if !strings.Contains(host, ".") && !strings.Contains(host, ":") {
		return "", telegramSays("Wrong HTTP URL")
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String(), nil
}

// checkButtonURL gives the error a keyboard gets; what is "URL", "Web App URL" or "login URL".
func checkButtonURL(what, link string, https bool) (string, error) {
	clean, err := checkLink(link)
	if err == nil && https && !strings.HasPrefix(clean, "https://") {
		err = telegramSays("Only HTTPS links are allowed")
	}
	if err != nil {
		return "", badRequest(fmt.Sprintf("inline keyboard button %s '%s' is invalid: %v", what, link, err))
	}
	return clean, nil
}
