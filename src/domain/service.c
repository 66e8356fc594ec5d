#include "domain/service.h"

#include <string.h>

static const struct service services[] = {
    {SERVICE_VNEID_INSTALL, "Cài VNeID", "Cài", 1, false},
    {SERVICE_VNEID_LEVEL2, "Định danh mức 2", "Mức 2", 2, false},
    {SERVICE_SIGNATURE, "Chữ ký số", "Ký số", 3, true},
    {SERVICE_PORTAL, "Nộp hồ sơ trực tuyến", "Hồ sơ", 4, false},
};
#define SERVICE_COUNT (sizeof services / sizeof services[0])

static const struct provider providers[] = {
    {"vneid", "Trong VNeID"}, {"vnpt", "VNPT SmartCA"},       {"viettel", "Viettel MySign"},
    {"mobifone", "MobiFone"}, {"other", "nhà cung cấp khác"},
};
#define PROVIDER_COUNT (sizeof providers / sizeof providers[0])

size_t service_count(void)
{
    return SERVICE_COUNT;
}

const struct service *service_at(size_t index)
{
    return index < SERVICE_COUNT ? &services[index] : NULL;
}

const struct service *service_find(const char *id)
{
    for (size_t i = 0; i < SERVICE_COUNT; i++) {
        if (strcmp(services[i].id, id) == 0)
            return &services[i];
    }
    return NULL;
}

size_t provider_count(void)
{
    return PROVIDER_COUNT;
}

const struct provider *provider_at(size_t index)
{
    return index < PROVIDER_COUNT ? &providers[index] : NULL;
}

const struct provider *provider_find(const char *id)
{
    for (size_t i = 0; i < PROVIDER_COUNT; i++) {
        if (strcmp(providers[i].id, id) == 0)
            return &providers[i];
    }
    return NULL;
}
