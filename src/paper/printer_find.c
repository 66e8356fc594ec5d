#include "paper/printer_find.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "paper/printer_service.h"

#define NAME_BYTES 120
#define ID_BYTES   4096 /* of what a USB printer says of itself */

/* Takes over nothing. A name that could not be said to us later is left out. */
static void add(struct printer_list *list, const char *where, const char *name)
{
    struct printer printer;
    if (list->count == PRINTER_FOUND || !printer_read(where, &printer, NULL))
        return;
    struct printer_found *found = &list->found[list->count++];
    found->where = text_clean(where, strlen(where), PRINTER_PLACE);
    found->name = text_clean(name, strlen(name), NAME_BYTES);
}

static void add_queue(struct printer_list *list, const char *queue, const char *info)
{
    struct buffer where = {0};
    buffer_addf(&where, "cups:%s", queue);
    add(list, buffer_text(&where), info != NULL && info[0] != '\0' ? info : queue);
    buffer_release(&where);
}

/* One group of attributes a queue. */
static void add_queues(struct printer_list *list, ipp_t *answer)
{
    const char *queue = NULL, *info = NULL;
    for (ipp_attribute_t *one = ippFirstAttribute(answer); one != NULL;
         one = ippNextAttribute(answer)) {
        const char *name = ippGetName(one);
        if (name == NULL && queue != NULL) { /* between two groups */
            add_queue(list, queue, info);
            queue = info = NULL;
        } else if (name != NULL && strcmp(name, "printer-name") == 0) {
            queue = ippGetString(one, 0, NULL);
        } else if (name != NULL && strcmp(name, "printer-info") == 0) {
            info = ippGetString(one, 0, NULL);
        }
    }
    if (queue != NULL)
        add_queue(list, queue, info);
}

static void find_queues(struct printer_list *list, const struct printer_watch *watch)
{
    static const char *const wanted[] = {"printer-name", "printer-info"};
    struct printer_service service;
    enum printer_reason reason = PRINTER_FINE;
    struct error ignored = {0};
    if (printer_service_open(&service, watch, &ignored) == PRINTER_FINE) {
        ipp_t *request = printer_service_request(IPP_OP_CUPS_GET_PRINTERS, NULL);
        ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 2, NULL,
                      wanted);
        ipp_t *answer = printer_service_ask(&service, request, &reason, &ignored);
        if (answer != NULL)
            add_queues(list, answer);
        ippDelete(answer);
    }
    printer_service_close(&service);
}

/* "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;": the value of one key. */
static void add_field(struct buffer *into, const char *id, const char *key, const char *other)
{
    for (const char *at = id; at != NULL; at = strchr(at, ';')) {
        at += strspn(at, "; ");
        const char *colon = strchr(at, ':');
        if (colon == NULL)
            return;
        size_t length = (size_t)(colon - at);
        if ((length != strlen(key) || strncmp(at, key, length) != 0) &&
            (length != strlen(other) || strncmp(at, other, length) != 0))
            continue;
        size_t size = strcspn(colon + 1, ";");
        if (into->length > 0)
            buffer_add_byte(into, ' ');
        buffer_add(into, colon + 1, size);
        return;
    }
}

/* "EPSON TM-T20II (lp0)", as the printer calls itself; "Máy in USB (lp0)" if it does not. */
static void name_usb(struct buffer *into, const char *sys, const char *device)
{
    struct buffer path = {0}, id = {0};
    struct error ignored = {0};
    buffer_addf(&path, "%s/class/usbmisc/%s/device/ieee1284_id", sys, device);
    if (file_read(buffer_text(&path), ID_BYTES, &id, &ignored)) {
        add_field(into, buffer_text(&id), "MFG", "MANUFACTURER");
        add_field(into, buffer_text(&id), "MDL", "MODEL");
    }
    if (into->length == 0)
        buffer_add_text(into, "Máy in USB");
    buffer_addf(into, " (%s)", device);
    buffer_release(&path);
    buffer_release(&id);
}

/* "usb-FTDI_FT232R_USB_UART_A1-if00-port0": what the adapter calls itself. */
static void name_serial(struct buffer *into, const char *link)
{
    const char *end = strstr(link, "-if");
    link += strncmp(link, "usb-", 4) == 0 ? 4 : 0;
    buffer_add_text(into, "Cổng nối tiếp ");
    for (; *link != '\0' && link != end; link++)
        buffer_add_byte(into, (char)(*link == '_' ? ' ' : *link));
}

static int is_usb_printer(const struct dirent *entry)
{
    return strncmp(entry->d_name, "lp", 2) == 0;
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Devices below `folder` of /dev; `sys` NULL: serial lines. */
static void find_devices(struct printer_list *list, const char *dev, const char *folder,
                         const char *sys)
{
    struct dirent **names = NULL;
    char *path = file_join(dev, folder);
    int count = scandir(path, &names, sys != NULL ? is_usb_printer : is_shown, alphasort);
    for (int i = 0; i < count; i++) {
        struct buffer where = {0}, name = {0};
        buffer_addf(&where, "/dev/%s/%s", folder, names[i]->d_name);
        if (sys != NULL)
            name_usb(&name, sys, names[i]->d_name);
        else
            name_serial(&name, names[i]->d_name);
        add(list, buffer_text(&where), buffer_text(&name));
        buffer_release(&where);
        buffer_release(&name);
        free(names[i]);
    }
    free(names);
    free(path);
}

void printer_find(struct printer_list *list, const struct printer_folders *folders,
                  const struct printer_watch *watch)
{
    const char *dev = folders->dev != NULL ? folders->dev : "/dev";
    const char *sys = folders->sys != NULL ? folders->sys : "/sys";
    find_queues(list, watch);
    find_devices(list, dev, "usb", sys);
    find_devices(list, dev, "serial/by-id", NULL);
}

void printer_list_release(struct printer_list *list)
{
    for (int i = 0; i < list->count; i++) {
        free(list->found[i].where);
        free(list->found[i].name);
    }
    list->count = 0;
}
