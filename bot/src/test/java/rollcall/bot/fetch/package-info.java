/** What is fetched and what is refused, from a server of our own with TLS, and byte for byte. */
@org.jspecify.annotations.NullMarked
package rollcall.bot.fetch;
