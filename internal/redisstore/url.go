package redisstore

import (
	"errors"
	"net"
	"net/url"
	"strings"

	"github.com/redis/go-redis/v9"
)

// The mistakes in a store URL. None repeats a part of it: with a mistake in it, any part may be the password.
var (
	errScheme = errors.New("store URL: it must begin with redis://, rediss://, unix://, redis+sentinel:// " +
		"or redis+cluster://")
	errUnreadable = errors.New("store URL: it cannot be read; it looks like redis://user:password@host:port/0, " +
		"and special characters in a password are written as %XX")
	errOption = errors.New("store URL: after the ? only db, skip_verify and, for Sentinel, master are known")
	errMaster = errors.New("store URL: Sentinel needs ?master=NAME, the name by which the sentinels know the master")
	errDB     = errors.New("store URL: a cluster has only database 0")
)

// CheckURL reports what is wrong with a store URL:
//
//	redis://user:password@host:6379/0       one server; rediss:// with TLS
//	unix:///run/redis/redis.sock?db=0       one server on the same machine
//	redis+sentinel://h1,h2/0?master=NAME    Sentinel (port 26379 unless given)
//	redis+cluster://h1,h2                   Cluster (port 6379 unless given)
//
// rediss+sentinel:// and rediss+cluster:// use TLS. An error never shows the password.
func CheckURL(raw string) error {
	_, err := parseURL(raw)
	return err
}

// parseURL reads a store URL, see CheckURL.
func parseURL(raw string) (*redis.UniversalOptions, error) {
	scheme, rest, _ := strings.Cut(raw, "://")
	switch scheme {
	case "redis", "rediss", "unix":
		return parseServer(raw)
	case "redis+sentinel", "rediss+sentinel":
		return parseSentinel(strings.TrimSuffix(scheme, "+sentinel"), rest)
	case "redis+cluster", "rediss+cluster":
		return parseCluster(strings.TrimSuffix(scheme, "+cluster"), rest)
	}
	return nil, errScheme
}

// parseServer reads the URL of one server.
func parseServer(raw string) (*redis.UniversalOptions, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, errUnreadable
	}
	for option := range u.Query() {
		if option != "db" && option != "skip_verify" { // others would be read and then count for nothing
			return nil, errOption
		}
	}
	o, err := redis.ParseURL(raw)
	if err != nil {
		return nil, errUnreadable
	}
	return &redis.UniversalOptions{
		Addrs: []string{o.Addr}, Username: o.Username, Password: o.Password, DB: o.DB, TLSConfig: o.TLSConfig,
	}, nil
}

// parseSentinel reads what follows "redis+sentinel://".
func parseSentinel(base, rest string) (*redis.UniversalOptions, error) {
	rest, query, _ := strings.Cut(rest, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, errUnreadable
	}
	master := values.Get("master")
	if master == "" {
		return nil, errMaster
	}
	values.Del("master")
	o, err := parseMany(base, rest+"?"+values.Encode(), "26379")
	if err != nil {
		return nil, err
	}
	o.MasterName = master
	return o, nil
}

// parseCluster reads what follows "redis+cluster://".
func parseCluster(base, rest string) (*redis.UniversalOptions, error) {
	o, err := parseMany(base, rest, "6379")
	if err != nil {
		return nil, err
	}
	if o.DB != 0 {
		return nil, errDB
	}
	o.IsClusterMode = true // one address of a cluster is still a cluster
	return o, nil
}

// parseMany reads "user:password@h1,h2:7000/0?db=1"; port is for hosts without one. net/url reads no list of hosts, so
// the rest is read as the URL of one server.
func parseMany(base, rest, port string) (*redis.UniversalOptions, error) {
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	}
	at := strings.LastIndex(rest[:end], "@") + 1
	o, err := parseServer(base + "://" + rest[:at] + "localhost" + rest[end:])
	if err != nil {
		return nil, err
	}
	o.Addrs = nil
	for host := range strings.SplitSeq(rest[at:end], ",") {
		if _, _, err := net.SplitHostPort(host); err != nil {
			host = net.JoinHostPort(strings.Trim(host, "[]"), port)
		}
		if strings.HasPrefix(host, ":") {
			return nil, errUnreadable
		}
		o.Addrs = append(o.Addrs, host)
	}
	if o.TLSConfig != nil {
		o.TLSConfig.ServerName = "" // each server proves its own name
	}
	return o, nil
}
